"""Addresses of the privacy room."""

from django.urls import path

from causeway.privacy import views

app_name = "privacy"
urlpatterns = [path("privacy/kept/", views.kept, name="kept")]

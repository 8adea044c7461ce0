"""Addresses of the staff's side that are not the editor's own."""

from django.urls import path

from causeway.insights import views

app_name = "insights"
urlpatterns = [
    path("choose-password/", views.choose_password, name="choose-password"),
]

"""Addresses of papers about consultations, under ``/staff/``."""

from django.urls import path

from causeway.briefings.answering import views

app_name = "answering"
urlpatterns = [path("<int:key>/", views.paper, name="paper")]

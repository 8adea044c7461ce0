"""Addresses of the staff's desk, under ``/staff/activities/``."""

from django.urls import path

from causeway.activities.promoting import views

app_name = "activities_staff"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("support/<int:key>/", views.answer, name="answer"),
    path("<slug:uid>/promoted/<slug:way>/", views.promoted, name="promoted"),
]

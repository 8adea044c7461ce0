"""Addresses of the room under ``/staff/``; what waits is read in its queue."""

from django.urls import path

from causeway.motions.published import staff_views

app_name = "motions_staff"
urlpatterns = [path("<int:key>/minutes.pdf", staff_views.minutes, name="minutes")]

"""The staff's address of alerts, under ``/staff/alerts/``."""

from django.urls import path

from causeway.news.alerts import staff_views

app_name = "alerts_staff"
urlpatterns = [path("", staff_views.index, name="counts")]

"""Addresses of the queues, under ``/staff/review/``."""

from django.urls import path

from causeway.review import views

app_name = "review"
urlpatterns = [
    path("<slug:name>/", views.queue, name="queue"),
    path("<slug:name>/<int:key>/", views.entry, name="entry"),
]

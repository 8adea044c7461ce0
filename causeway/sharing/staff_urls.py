"""Addresses of the sharing room on the staff's side."""

from django.urls import path

from causeway.sharing import staff_views

urlpatterns = [
    path("shares/", staff_views.counts, name="shares"),
    path("shares/shares.csv", staff_views.as_csv, name="shares-csv"),
]

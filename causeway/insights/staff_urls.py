"""Addresses of the insights on the staff's side."""

from django.urls import include, path

from causeway.insights.views import erasing, limiting, refreshing

urlpatterns = [
    path("sources/", include(refreshing.addresses)),
    path("erased/", include(erasing.addresses)),
    path("limits/", include(limiting.addresses)),
]

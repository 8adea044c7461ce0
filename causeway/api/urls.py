"""Addresses of the API."""

from django.urls import path

from causeway.api import views
from causeway.api.version1 import api

urlpatterns = [
    path("", views.about, name="api-about"),
    path("v1/openapi.json", views.openapi, name="api-openapi"),
    path("v1/", api.urls),
    path("<path:rest>", views.unknown),
]

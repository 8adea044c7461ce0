"""The letters' addresses, and one that says the server is there."""

from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [path("write/", include("causeway.letters.urls")), path("health/", lambda _request: HttpResponse("well"))]

"""Addresses of the room."""

from django.urls import path

import causeway.evidence.converters  # noqa: F401  registers the converters of kinds and codes
from causeway.colleagues.coverage import views as coverage
from causeway.colleagues.links import views as links

app_name = "colleagues"
urlpatterns = [
    path("", links.index, name="index"),
    path("coverage/", coverage.index, name="coverage"),
    path("coverage/schools-that-acted.csv", coverage.as_csv, name="coverage-csv"),
    path("coverage/<area_kind:kind>/<gss:code>/", coverage.area, name="coverage-area"),
    path("make/", links.make, name="make"),
    path("link/<str:signed>/", links.link, name="link"),
    path("link/<str:signed>/forget/", links.forget, name="forget"),
    path("link/<str:signed>/poster.pdf", links.poster, name="poster"),
]

"""Addresses of the evidence room."""

from django.urls import path, register_converter

from causeway.evidence import views
from causeway.evidence.converters import FigureKeyConverter, GssConverter, KindConverter, UrnConverter

register_converter(KindConverter, "area_kind")
register_converter(GssConverter, "gss")
register_converter(UrnConverter, "urn")
register_converter(FigureKeyConverter, "figure_key")

app_name = "evidence"
urlpatterns = [
    path("areas/<area_kind:kind>/<gss:code>/", views.area, name="area"),
    path("areas/<area_kind:kind>/<gss:code>/figures.csv", views.download, name="download"),
    path("methods/", views.methods, name="methods"),
    path("schools/<urn:urn>/", views.school, name="school"),
    path("figures/<figure_key:key>/", views.figure, name="figure"),
]

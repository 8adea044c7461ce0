"""Addresses of the evidence room."""

from django.urls import path, register_converter

from causeway.evidence import indicator_views, side_by_side_views, views
from causeway.evidence.converters import (
    FigureKeyConverter,
    GssConverter,
    IndicatorConverter,
    KindConverter,
    StampConverter,
    UrnConverter,
)

register_converter(KindConverter, "area_kind")
register_converter(GssConverter, "gss")
register_converter(UrnConverter, "urn")
register_converter(IndicatorConverter, "indicator")
register_converter(FigureKeyConverter, "figure_key")
register_converter(StampConverter, "stamp")

app_name = "evidence"
urlpatterns = [
    path("areas/<area_kind:kind>/<gss:code>/", views.area, name="area"),
    path("areas/<area_kind:kind>/<gss:code>/at/<stamp:stamp>/", views.area_at, name="area-at"),
    path("inequality/", views.inequality, name="inequality"),
    path("areas/<area_kind:kind>/<gss:code>/figures.csv", views.download, name="download"),
    path("methods/", views.methods, name="methods"),
    path("schools/<urn:urn>/", views.school, name="school"),
    path("indicators/", indicator_views.index, name="indicators"),
    path("indicators/<indicator:key>/", indicator_views.indicator, name="indicator"),
    path("indicators/<indicator:key>/figures.csv", indicator_views.indicator_download, name="indicator-download"),
    path("indicators/<indicator:key>/figures.csv-metadata.json", indicator_views.indicator_metadata, name="indicator-metadata"),
    path("compare/", side_by_side_views.compare, name="compare"),
    path("figures/<figure_key:key>/", views.figure, name="figure"),
]

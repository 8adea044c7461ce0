"""Addresses of places: areas, schools, indicators, and finding them."""

from django.urls import path

import causeway.evidence.converters  # noqa: F401  registers the converters of kinds and codes
from causeway.places import finding_views, indicator_views, side_by_side_views, views

app_name = "places"
urlpatterns = [
    path("find/", finding_views.find, name="find"),
    path("find/suggest", finding_views.suggest, name="suggest"),
    path("constituencies/", finding_views.constituencies, name="constituencies"),
    path("search/", finding_views.search, name="search"),
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

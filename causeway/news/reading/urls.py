"""Addresses of the public pages."""

from django.urls import path, re_path

import causeway.evidence.converters  # noqa: F401  registers the converters of kinds and codes
from causeway.news.reading import views

app_name = "news"
urlpatterns = [
    path("", views.index, name="index"),
    path("find/", views.find, name="find"),
    path("<int:key>/", views.item, name="item"),
    path("areas/<area_kind:kind>/<gss:code>/", views.area, name="area"),
    path("coming.ics", views.calendar, name="calendar"),
    re_path(r"^feed\.(?P<form>rss|atom|json)$", views.feed, name="feed"),
]

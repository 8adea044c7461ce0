"""Addresses of the sources under ``/staff/``."""

from django.urls import path

from causeway.news.gathering import staff_views

app_name = "news_sources"
urlpatterns = [
    path("", staff_views.overview, name="overview"),
    path("new/", staff_views.new, name="new"),
    path("at/<slug:key>/", staff_views.one, name="one"),
    path("at/<slug:key>/act/", staff_views.act, name="act"),
]

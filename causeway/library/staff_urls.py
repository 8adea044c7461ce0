"""Addresses of the room under ``/staff/``."""

from django.urls import path

from causeway.library import staff_views

app_name = "library_staff"
urlpatterns = [
    path("", staff_views.overview, name="overview"),
    path("new/", staff_views.new, name="new"),
    path("bring-in/", staff_views.bring_in, name="bring-in"),
    path("links/", staff_views.links, name="links"),
    path("kits/", staff_views.kits, name="kits"),
    path("kits/new/", staff_views.kit, name="kit-new"),
    path("kits/at/<slug:slug>/", staff_views.kit, name="kit"),
    path("at/<slug:slug>/", staff_views.one, name="one"),
    path("at/<slug:slug>/file/", staff_views.add_file, name="file"),
    path("at/<slug:slug>/quote/", staff_views.quote, name="quote"),
    path("at/<slug:slug>/act/", staff_views.act, name="act"),
]

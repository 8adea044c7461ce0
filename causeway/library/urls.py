"""Addresses of the room."""

from django.urls import path

from causeway.library.files import views as files
from causeway.library.kits import views as kits
from causeway.library.resources import views
from causeway.library.sheet import views as sheet

app_name = "library"
urlpatterns = [
    path("", views.index, name="index"),
    path("library.csv", sheet.export, name="export"),
    path("kits/<slug:slug>/", kits.kit, name="kit"),
    path("at/<slug:slug>/", views.resource, name="resource"),
    path("at/<slug:slug>/watch/", views.watch, name="watch"),
    path("at/<slug:slug>/file/<int:number>/", files.download, name="file"),
    path("at/<slug:slug>/first-page/<int:number>/", files.preview, name="preview"),
]

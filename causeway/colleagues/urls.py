"""Addresses of the room."""

from django.urls import path

from causeway.colleagues.links import views as links

app_name = "colleagues"
urlpatterns = [
    path("", links.index, name="index"),
    path("make/", links.make, name="make"),
    path("link/<str:signed>/", links.link, name="link"),
    path("link/<str:signed>/forget/", links.forget, name="forget"),
    path("link/<str:signed>/poster.pdf", links.poster, name="poster"),
]

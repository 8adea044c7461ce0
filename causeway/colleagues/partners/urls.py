"""Addresses for partners, under ``/partners/``."""

from django.urls import path

from causeway.colleagues.partners import views
from causeway.colleagues.partners.actions import DESK

app_name = "colleagues_partners"
urlpatterns = [
    path("", views.about, name="about"),
    path("desk/", views.desk, name="desk"),
    path("desk/<slug:slug>/", views.one, name="one"),
    path("desk/<slug:slug>/poster.pdf", views.poster, name="poster"),
    *DESK.urls(),
]

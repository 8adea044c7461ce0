"""Addresses of the room under ``/staff/``."""

from django.urls import path

from causeway.branches import staff_views
from causeway.branches.letterbox import staff_views as letterbox
from causeway.branches.officers import staff_views as officers

app_name = "branches_staff"
urlpatterns = [
    path("", staff_views.overview, name="overview"),
    path("officers/", officers.officers, name="officers"),
    path("letters/", letterbox.letters, name="letters"),
    path("letters/<int:key>/", letterbox.letter, name="letter"),
    path("bring-in/", staff_views.bring_in, name="bring-in"),
    path("branches.csv", staff_views.empty_form, name="form"),
    path("at/<slug:slug>/", staff_views.one, name="one"),
]

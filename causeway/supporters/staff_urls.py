"""Addresses of the staff's pages, under ``/staff/newsletters/``."""

from django.urls import path

from causeway.supporters.bringing_in import staff_views as bringing_in
from causeway.supporters.newsletters import staff_views as views
from causeway.supporters.passing_on import staff_views as passing_on

app_name = "supporters_staff"
urlpatterns = [
    path("", views.index, name="index"),
    path("bring-in/", bringing_in.bring_in, name="bring-in"),
    path("bring-in/supporters.csv", bringing_in.empty_form, name="bring-in-form"),
    path("bring-in/<int:key>/", bringing_in.one, name="list"),
    path("passing-on/", passing_on.passing_on, name="passing-on"),
    path("passing-on/supporters.csv", passing_on.take_out, name="take-out"),
    path("new/", views.write, name="new"),
    path("<int:key>/", views.one, name="one"),
    path("<int:key>/change/", views.write, name="change"),
    path("<int:key>/test/", views.test, name="test"),
    path("<int:key>/act/", views.act, name="act"),
    path("<int:key>/outcome/", views.outcome, name="outcome"),
]

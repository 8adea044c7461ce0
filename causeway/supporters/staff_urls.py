"""Addresses of the staff's pages, under ``/staff/newsletters/``."""

from django.urls import path

from causeway.supporters.newsletters import staff_views as views

app_name = "supporters_staff"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.write, name="new"),
    path("<int:key>/", views.one, name="one"),
    path("<int:key>/change/", views.write, name="change"),
    path("<int:key>/test/", views.test, name="test"),
    path("<int:key>/act/", views.act, name="act"),
    path("<int:key>/outcome/", views.outcome, name="outcome"),
]

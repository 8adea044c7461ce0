"""Addresses of the staff's pages, under ``/staff/surveys/``."""

from django.urls import path

from causeway.surveys.survey import staff_views as views

app_name = "surveys_staff"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.write, name="new"),
    path("new/form/", views.form, name="new_form"),
    path("<int:key>/", views.one, name="one"),
    path("<int:key>/change/", views.write, name="change"),
    path("<int:key>/form/", views.form, name="form"),
    path("<int:key>/people/", views.people, name="people"),
    path("<int:key>/act/", views.act, name="act"),
]

"""Addresses of the desk under ``/staff/``."""

from django.urls import path

from causeway.news.desk import views

app_name = "news_desk"
urlpatterns = [
    path("", views.index, name="index"),
    path("<int:key>/act/", views.act, name="act"),
    path("rules/", views.all_rules, name="rules"),
    path("rules/<int:key>/undo/", views.undone, name="undo"),
    path("digest/", views.the_digest, name="digest"),
    path("digest/hand-on/", views.hand_on, name="hand-on"),
]

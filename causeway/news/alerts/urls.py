"""Addresses of alerts, under ``/alerts/``; the desk's three stand before them."""

from django.urls import path, re_path

from causeway.news.alerts import feeds, views

app_name = "alerts"
urlpatterns = [
    path("", views.index, name="index"),
    path("mine/", views.mine, name="mine"),
    path("mine/add/", views.add, name="add"),
    path("mine/stop/", views.stop, name="stop"),
    path("mine/pause/", views.pause, name="pause"),
    path("mine/end/", views.MAIL.end, name="end"),
    path("mine/data/", views.export, name="export"),
    path("no-more/<str:signed>/", views.MAIL.no_more, name="no_more"),
    re_path(r"^feed\.(rss|atom|json)$", feeds.news, name="feed"),
    path("coming.ics", feeds.calendar, name="calendar"),
]

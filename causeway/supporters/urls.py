"""Addresses of the room, under ``/updates/``; the desk's three stand before them."""

from django.urls import path

from causeway.supporters.joining import views
from causeway.supporters.newsletters import views as newsletters

app_name = "supporters"
urlpatterns = [
    path("", views.join, name="join"),
    path("mine/", views.mine, name="mine"),
    path("mine/pause/", views.pause, name="pause"),
    path("mine/end/", views.MAIL.end, name="end"),
    path("mine/data/", views.export, name="export"),
    path("no-more/<str:signed>/", views.MAIL.no_more, name="no_more"),
    path("sent/", newsletters.index, name="newsletters"),
    path("sent/<slug:uid>/", newsletters.newsletter, name="newsletter"),
]

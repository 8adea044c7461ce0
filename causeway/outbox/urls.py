"""Addresses of the outbox room: the test mailbox."""

from django.urls import path

from causeway.outbox import views

app_name = "outbox"
urlpatterns = [
    path("", views.index, name="mailbox"),
    path("empty/", views.empty, name="empty"),
    path("<str:name>/", views.show, name="mail"),
]

"""Addresses of the staff's side that are not the editor's own."""

from django.urls import path

from causeway.insights.views import signing_in

app_name = "insights"
urlpatterns = [
    path("choose-password/", signing_in.choose_password, name="choose-password"),
]

"""Addresses of the staff's side that are not the editor's own."""

from django.urls import include, path

from causeway.insights.accounts import keys_views, views

app_name = "insights"
urlpatterns = [
    path("choose-password/", views.choose_password, name="choose-password"),
    path("second-key/", include(keys_views.addresses)),
]

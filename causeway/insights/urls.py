"""Addresses of the staff's side that are not the editor's own."""

from django.urls import path

from causeway.insights.accounts import views

app_name = "insights"
urlpatterns = [
    path("choose-password/", views.choose_password, name="choose-password"),
    path("second-key/", views.phone, name="phone"),
    path("second-key/code/", views.code, name="code"),
]

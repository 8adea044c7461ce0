"""Partners' fronts, under ``/with/``."""

from django.urls import path

from causeway.colleagues.partners import views

app_name = "colleagues_fronts"
urlpatterns = [
    path("<slug:slug>/", views.front, name="front"),
    path("<slug:slug>/logo.png", views.logo, name="logo"),
]

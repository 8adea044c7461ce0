"""Addresses of the pages room."""

from django.urls import path

from causeway.pages import views

app_name = "pages"
urlpatterns = [
    path("health/", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]

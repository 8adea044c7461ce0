"""Addresses of the pages room."""

from django.urls import path

from causeway.pages import health, metrics, views

app_name = "pages"
urlpatterns = [
    path("health/", health.health, name="health"),
    path("health/ready/", health.ready, name="ready"),
    path("metrics", metrics.metrics, name="metrics"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]

"""Addresses of the pages room."""

from django.urls import path

from causeway.pages import views

app_name = "pages"
urlpatterns = [
    path("find/", views.find, name="find"),
    path("find/suggest", views.suggest, name="suggest"),
    path("constituencies/", views.constituencies, name="constituencies"),
    path("search/", views.search, name="search"),
    path("health/", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]

"""The short addresses that stand in messages and on posters, under ``/c/``."""

from django.urls import path

from causeway.colleagues.links import views

app_name = "colleagues_links"
urlpatterns = [path("<slug:key>/", views.arrive, name="arrive")]

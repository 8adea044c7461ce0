"""Addresses of the briefings room."""

from django.urls import path

import causeway.evidence.converters  # noqa: F401  registers the converters of kinds and codes
from causeway.briefings import views

app_name = "briefings"
urlpatterns = [
    path("papers/card/<slug:room>/<slug:key>.png", views.card_of_room, name="card-of"),
    path("papers/school/<urn:urn>/", views.school_papers, name="school-papers"),
    path("papers/school/<urn:urn>/<str:name>", views.school_paper, name="school-paper"),
    path("papers/<area_kind:kind>/<gss:code>/", views.papers, name="papers"),
    path("papers/<area_kind:kind>/<gss:code>/<str:name>", views.paper, name="paper"),
]

"""Addresses of the loop under ``/staff/``."""

from django.urls import path

from causeway.news.loop import correction_views, staff_views

app_name = "news_loop"
urlpatterns = [
    path("", staff_views.proposals, name="proposals"),
    path("at/<int:key>/", staff_views.proposal, name="proposal"),
    path("at/<int:key>/correction/", correction_views.correction, name="correction"),
    path("rules/", staff_views.rules, name="rules"),
    path("rules/new/", staff_views.rule, name="rule-new"),
    path("rules/at/<slug:key>/", staff_views.rule, name="rule"),
    path("rules/at/<slug:key>/look-back/", staff_views.look_back, name="look-back"),
]

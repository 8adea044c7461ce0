"""Addresses of the room, under ``/surveys/``."""

from django.urls import path

from causeway.surveys.answering import views as answering
from causeway.surveys.results import views

app_name = "surveys"
urlpatterns = [
    path("", views.index, name="index"),
    path("answer/<str:signed>/", answering.answer, name="answer"),
    path("answer/<str:signed>/check/", answering.check, name="check"),
    path("answer/<str:signed>/link/", answering.link, name="link"),
    path("answer/<str:signed>/change/", answering.change, name="change"),
    path("answer/<str:signed>/page/<slug:step>/", answering.page, name="page"),
    path("<slug:uid>/", views.one, name="one"),
    path("<slug:uid>/begin/", answering.begin, name="begin"),
    path("<slug:uid>/sealed/", views.seal, name="seal"),
    path("<slug:uid>/sealed.json", views.sealed_file, name="sealed_file"),
    path("<slug:uid>/numbers.csv", views.numbers, name="numbers"),
]

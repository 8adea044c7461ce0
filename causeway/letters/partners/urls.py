"""Addresses for partners' sites, under ``/embed/``."""

from django.urls import path

from causeway.letters.partners import views as embedding

app_name = "letters_embed"
urlpatterns = [
    path("<slug:slug>/", embedding.box, name="box"),
    path("<slug:slug>/totals/<str:signature>/", embedding.totals, name="totals"),
]

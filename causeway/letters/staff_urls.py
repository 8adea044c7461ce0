"""Addresses of the letters room on the staff's side."""

from django.urls import path

from causeway.letters.after.views import staff
from causeway.letters.partners import views as embedding
from causeway.letters.review import views as looking

app_name = "letters_staff"
urlpatterns = [
    path("letters/", staff.seats, name="seats"),
    path("letters/looking/", looking.looking, name="looking"),
    path("letters/letters-by-seat.csv", staff.as_csv, name="csv"),
    path("letters/partners/", embedding.overview, name="partners"),
]

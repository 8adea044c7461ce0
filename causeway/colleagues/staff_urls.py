"""The room's addresses on the staff's side."""

from django.urls import path

from causeway.colleagues.coverage import views as coverage
from causeway.colleagues.partners import staff_views

app_name = "colleagues_staff"
urlpatterns = [
    path("coverage/", coverage.attacks, name="attacks"),
    path("partners/", staff_views.people, name="people"),
    path("partners/<int:key>/logo.png", staff_views.logo, name="logo"),
    path("partners/<int:key>/take-off/", staff_views.take_off, name="take-off"),
]

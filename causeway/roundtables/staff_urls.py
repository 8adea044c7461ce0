"""Addresses of the roundtables room on the staff's side."""

from django.urls import path

from causeway.roundtables.views import staff

app_name = "roundtables_staff"
urlpatterns = [path("roundtables/promises/", staff.promises, name="promises")]

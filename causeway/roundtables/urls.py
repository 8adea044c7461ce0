"""Addresses of the roundtables room, under ``/roundtables/``."""

from causeway.roundtables import day_urls

app_name = "roundtables"
urlpatterns = [*day_urls.urlpatterns]

"""Addresses at which relays and providers tell what came back, under ``/mail/``."""

from django.conf import settings
from django.urls import include, path

from causeway.outbox import returned_views

urlpatterns = [
    path("returned/", returned_views.returned, name="mail-returned"),
    # anymail's webhooks are open to everyone until they have a secret, so until then there are none.
    *([path("", include("anymail.urls"))] if settings.ANYMAIL.get("WEBHOOK_SECRET") else []),
]

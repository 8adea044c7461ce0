"""Addresses under ``/mail/``: where relays and providers tell what came back, and people that they want no more."""

from django.conf import settings
from django.urls import include, path

from causeway.outbox import returned_views
from causeway.outbox.no_more import views as no_more_views

urlpatterns = [
    path("returned/", returned_views.returned, name="mail-returned"),
    path("no-more/<str:signed>/", no_more_views.page, name="mail-no-more"),
    # anymail's webhooks are open to everyone until they have a secret, so until then there are none.
    *([path("", include("anymail.urls"))] if settings.ANYMAIL.get("WEBHOOK_SECRET") else []),
]

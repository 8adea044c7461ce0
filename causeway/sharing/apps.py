"""The sharing room as a Django app."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """Texts and links for networks, made for an area, and counts of what came of them."""

    name = "causeway.sharing"
    label = "sharing"

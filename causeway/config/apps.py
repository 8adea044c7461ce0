"""The settings as a Django app, for the commands that set up and announce the whole site."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Commands about the site as a whole."""

    name = "causeway.config"
    label = "config"

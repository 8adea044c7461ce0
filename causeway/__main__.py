"""``python -m causeway <command>``: Django's management commands with Causeway's settings."""

import gc
import os
import sys

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from causeway.serving.memory import nothing_is_garbage

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018  read, so that what is wrong with them is said plainly
    except ImproperlyConfigured as wrong:
        sys.exit(f"Causeway does not start:\n{wrong}")
    with nothing_is_garbage():
        django.setup()
    gc.freeze()
    execute_from_command_line(sys.argv)

"""The WSGI entry point that the server imports."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")

__all__ = ["application", "ask_beforehand", "begin_beside"]

application = get_wsgi_application()

from causeway.config.rooms import ask_beforehand, begin_beside, warm_up  # noqa: E402  the rooms can be read once Django is set up

warm_up()

"""The WSGI entry point that the server imports."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")

application = get_wsgi_application()

from causeway.config.rooms import warm_up  # noqa: E402  the rooms can be read once Django is set up

warm_up()
gc.freeze()  # what is loaded now stays: no collection of garbage looks through it again

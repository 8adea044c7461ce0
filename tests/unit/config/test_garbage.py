"""Garbage is not looked for while the site is loaded, and is again from then on: a process that never did would grow without end."""

import subprocess
import sys

LOADED = """
import gc
import django
from django.conf import settings
settings.BASE_URL
print(gc.isenabled())
django.setup()
print(gc.isenabled())
"""


def test_garbage_is_looked_for_again_once_the_site_is_loaded():
    begun = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert begun.stdout.split() == ["False", "True"]

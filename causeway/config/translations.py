"""Texts looked up once: Django asks every app's catalogue for every text, and then a file's own fallbacks, a thousand times a page.

A catalogue does not change while a process runs, so what it said of a text it will say again.
"""

from functools import lru_cache

from django.conf import settings
from django.utils.translation import trans_real

TEXTS = 8192  # of one language that are remembered; the site has some five thousand


def remember_translations() -> None:
    """Let each language of the site remember what it says of a text; called once, when all apps are loaded."""
    for language, _name in settings.LANGUAGES:
        found = trans_real.translation(language)
        if not hasattr(found.gettext, "cache_info"):
            found.gettext = lru_cache(maxsize=TEXTS)(found.gettext)  # type: ignore[method-assign]  # of this one object
            found.ngettext = lru_cache(maxsize=TEXTS)(found.ngettext)  # type: ignore[method-assign]  # as above, of each number

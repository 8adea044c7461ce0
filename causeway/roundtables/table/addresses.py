"""The address of a roundtable's desk, and what it must not be: the first part of any other address of this room."""

import secrets
from collections.abc import Callable

from django.urls import get_resolver
from django.utils.text import slugify


def fixed() -> frozenset[str]:
    """Return the first parts that the room's own addresses take, such as ``note`` and ``promises``: read from them, so none is forgotten."""
    firsts = (str(each.pattern).partition("/")[0] for each in get_resolver("causeway.roundtables.urls").url_patterns)
    return frozenset(first for first in firsts if first and "<" not in first)


def new_slug(title: str, ending: Callable[[], str] = lambda: secrets.token_hex(4)) -> str:
    """Return the slug of a new roundtable: its title with an ending that nobody guesses, and no other page's address."""
    stem = slugify(title)[:40].strip("-") or "roundtable"
    taken = fixed()
    while (slug := f"{stem}-{ending()}".strip("-")) in taken:
        continue
    return slug

"""The staff's menu as it goes into each page, put together once for all pages and accounts that have the same lines.

Which lines an account has is asked for every page. What Wagtail makes of them for its script, eighty objects with a declaration of media
each, was half of what a page cost beside its own words; it is kept by what the lines say, so that it is never older than they are.
"""

import json
from hashlib import blake2b
from typing import Any

from django.utils.functional import Promise
from wagtail.admin.telepath import Adapter, JSContext, register, registry
from wagtail.admin.ui.sidebar import MainMenuModule

from causeway.frame.short_cache import short_cached

_SECONDS = 600
_wagtails = registry.find_adapter(MainMenuModule)


class _Emitted:
    """A node as it goes into a page."""

    id = None  # for who refers to it: nobody does

    def __init__(self, value: Any) -> None:
        self._value = value

    def emit(self) -> Any:
        """Return it."""
        return self._value


class KeptMenu(Adapter):  # type: ignore[misc]  # wagtail has no types
    """What Wagtail's own adapter makes of the menu, kept."""

    def build_node(self, menu: MainMenuModule, context: Any) -> _Emitted:
        """Return the menu's node."""
        lines = json.dumps(_wagtails.js_args(menu), default=_line).encode()
        name = f"insights.menu.{blake2b(lines, digest_size=16).hexdigest()}"
        return _Emitted(short_cached(name, lambda: _emitted(menu, type(context)(JSContext())), seconds=_SECONDS))


def _line(line: Any) -> object:
    """Return all that a line of the menu says; a text in the language of the page."""
    return str(line) if isinstance(line, Promise) else [type(line).__name__, vars(line)]


def _emitted(menu: MainMenuModule, context: Any) -> Any:
    return _wagtails.build_node(menu, context).emit()


register(KeptMenu(), MainMenuModule)

"""Mail in HTML: its rules are written to each element, because mail programs read no others. Few modules need the library for it."""

from collections.abc import Mapping

import css_inline
from django.template.loader import render_to_string

_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)


def sheet(template: str, context: Mapping[str, object]) -> str:
    """Return a template that extends ``outbox/sheet.html``, as mail."""
    return str(_INLINER.inline(render_to_string(template, context)))

"""Everything we hold of a writer's letters, in one ZIP file: plain data, and a page to read."""

import io
import json
import zipfile
from typing import Any

from django.template.loader import render_to_string

from causeway.letters.after.queries import Visit
from causeway.privacy.queries import in_words
from causeway.privacy.registry import export_person


def held(whose: Visit) -> dict[str, list[dict[str, Any]]]:
    """Return what every room of the site declares to hold about this address, by kind."""
    return export_person(whose.email)


def as_zip(whose: Visit) -> bytes:
    """Return the file."""
    found = held(whose)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("everything.json", json.dumps(found, ensure_ascii=False, indent=2, default=str))
        file.writestr("everything.html", render_to_string("letters/mine/everything.html", {"kinds": in_words(found)}))
    return content.getvalue()

"""What somebody typed into a form that was not taken, or not yet: shown back, so that no words are lost."""

import re
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import BadRequest
from django.forms import BaseForm, BaseFormSet
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

from causeway.frame.origins import from_elsewhere

# When a form was opened (people/honeypot.py), what stood in it then, and the button that was pressed.
_NOT_TYPED = {"opened", "seen", "version", "begun", "client_id", "act", "then"}
_COUNTED = re.compile(r"-(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$")  # how many forms stand on a page
_TICKED = "on"
_SECRET = re.compile(r"pass|token|(?<!post)code|secret|key", re.IGNORECASE)


def words_typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of a form and their words: no password or code, nothing of staff's, nothing that another site put in a form."""
    if request.path.startswith("/staff/") or from_elsewhere(request):
        return []
    try:
        typed = request.POST.items()
    except (BadRequest, MultiPartParserError):  # a form that cannot be read holds no words
        return []
    words = ((name.replace("_", " "), str(value)) for name, value in typed if _is_typed(name))
    return [(name, value) for name, value in words if value.strip() and value != _TICKED]


def _is_typed(name: str) -> bool:
    return name not in _NOT_TYPED and not _SECRET.search(name) and not _COUNTED.search(name)


def as_typed(form: BaseForm) -> dict[str, Any]:
    """Return what was typed into a form, unread, to show it again without a word of what is still missing."""
    typed = {name: form[name].data for name in form.fields}
    return {name: value for name, value in typed.items() if value is not None}


def with_one_more(forms: "BaseFormSet[Any]", blank: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """Return what was typed into several forms, and one more that is blank, where there may be one: so one is added without a script."""
    return [*map(as_typed, forms.forms), dict(blank or {})][: forms.max_num]

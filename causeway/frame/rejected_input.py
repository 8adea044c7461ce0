"""What somebody typed into a form that was not taken: shown back, so that no words are lost."""

import re

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

from causeway.frame.origins import from_elsewhere

_SECRET = re.compile(r"pass|token|(?<!post)code|secret|key", re.IGNORECASE)


def words_typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields of a form and their words: no password or code, nothing of staff's, nothing that another site put in a form."""
    if request.path.startswith("/staff/") or from_elsewhere(request):
        return []
    try:
        typed = request.POST.items()
    except (BadRequest, MultiPartParserError):  # a form that cannot be read holds no words
        return []
    return [(name, str(value)) for name, value in typed if str(value).strip() and not _SECRET.search(name)]

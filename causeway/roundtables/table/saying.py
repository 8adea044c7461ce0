"""Saying on the next page what came of an act, or why it could not be done."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest

from causeway.roundtables.table.exceptions import NotNow, NotYours


def done(request: HttpRequest, act: Callable[[], object], words: str = "") -> bool:
    """Do one act and keep a sentence about it for the next page; returns whether it was done."""
    try:
        act()
    except (NotNow, NotYours) as problem:
        messages.warning(request, str(problem))
        return False
    if words:
        messages.success(request, words)
    return True

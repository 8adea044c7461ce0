"""Saying on the next page what came of an act, or why it could not be done."""

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest

from causeway.roundtables.table.exceptions import NotNow, NotYours

_Came = TypeVar("_Came")


def done(request: HttpRequest, act: Callable[[], _Came], words: str | Callable[[_Came], str] = "") -> bool:
    """Do one act and keep a sentence about it for the next page; ``words`` may be made of what it returned. Returns whether it was done."""
    try:
        came = act()
    except (NotNow, NotYours) as problem:
        messages.warning(request, str(problem))
        return False
    if said := words if isinstance(words, str) else words(came):
        messages.success(request, said)
    return True

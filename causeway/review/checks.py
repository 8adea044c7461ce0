"""Checks that most queues want: ``must=(identify_no_child("title", "text"),)``."""

from collections.abc import Callable
from typing import Any

from causeway.words.domain.findings import Weight
from causeway.words.safe_words import in_a_sentence, noticed


def identify_no_child(*fields: str) -> Callable[[Any], str]:
    """Return the check that the words in these fields point to no child."""

    def check(entry: Any) -> str:
        found = [each for name in fields for each in noticed(str(getattr(entry, name))) if each.weight is Weight.CHANGE]
        return " ".join(in_a_sentence(each) for each in found)

    return check

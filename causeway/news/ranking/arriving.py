"""What is done with each item as it comes in: it is read by the rules, and tied to what it names, where it is stored."""

from collections.abc import Sequence

from django.utils import timezone

from causeway.news.classifying.actions import assess
from causeway.news.items.stored import Stored, on_stored
from causeway.news.placing.actions import tie


@on_stored
def read_what_came(stored: Sequence[Stored]) -> None:
    """Read and tie items in the transaction that stores them, so that none is ever shown unread."""
    items = [each.item for each in stored]
    assess(items, timezone.now())
    tie(items)

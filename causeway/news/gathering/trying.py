"""What a source would bring, without storing any of it."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.fetching.exceptions import FetchError
from causeway.news.gathering.fetching import NotRead, fetch
from causeway.news.items.domain import Found
from causeway.news.items.labels import KINDS
from causeway.news.items.models import Item
from causeway.news.sources.domain import Kind
from causeway.news.sources.models import Source

SHOWN = 20


@dataclass(frozen=True)
class Line:
    """One thing as staff see it; ``there`` says that it is stored already."""

    found: Found
    kind: str
    there: bool


@dataclass(frozen=True)
class Tried:
    """What came: ``why`` says in a sentence why nothing did."""

    lines: tuple[Line, ...] = ()
    many: int = 0
    why: str = ""


def tried(source: Source, today: dt.date) -> Tried:
    """Ask a source now, as it stands in the form, and return what it would bring."""
    if source.kind == Kind.X:
        return Tried(why=_("Of an account on X there is a link on the page of accounts. Nothing of it is read."))
    source.etag, source.last_modified = "", ""
    try:
        found = [each for brought in fetch(source, today) for each in brought.found or []]
    except (NotRead, FetchError) as failed:
        return Tried(why=str(failed))
    there = (
        set(Item.objects.filter(source_id=source.pk, key__in=[each.key for each in found]).values_list("key", flat=True))
        if source.pk
        else set()
    )
    lines = tuple(Line(each, str(KINDS[each.kind]), each.key in there) for each in found[:SHOWN])
    return Tried(lines, len(found), "" if found else _("It answered, and there is nothing in it now."))

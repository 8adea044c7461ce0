"""What staff and the pack do with a source: put it in, change it, stop it, start it again, have it read soon."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from causeway.audit.actions import record
from causeway.news.sources.domain import Act
from causeway.news.sources.models import Source


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    ADDED = "news: a source was added"
    CHANGED = "news: a source was changed"


_ANEW = frozenset({"kind", "address", "query", "settings"})


@transaction.atomic
def add(values: Mapping[str, Any], *, by: str, now: dt.datetime, key: str = "", pack_key: str = "") -> Source:
    """Put a source in; it is read soon."""
    source = Source.objects.create(key=key or _free(values["title"]), due_at=now, pack_key=pack_key, **values)
    record(Noted.ADDED, actor=by, subject=source)
    return source


def _free(title: str) -> str:
    """Return a key made of a title, with a number where that is taken."""
    stem = slugify(title)[:70].strip("-") or "source"
    taken = set(Source.objects.filter(key__startswith=stem).values_list("key", flat=True))
    return next(key for key in (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))) if key not in taken)


@transaction.atomic
def change(pk: int, values: Mapping[str, Any], *, by: str, now: dt.datetime) -> Source:
    """Change what is given. What is asked, if that is different, is asked from the beginning, and soon."""
    source = Source.held(pk)
    different = [name for name, value in values.items() if getattr(source, name) != value]
    if not different:
        return source
    for name in different:
        setattr(source, name, values[name])
    if _ANEW & set(different):
        source.etag, source.last_modified, source.due_at = "", "", now
    source.save()
    record(Noted.CHANGED, actor=by, subject=source, detail={"fields": different})
    return source


@transaction.atomic
def stop(pk: int, *, by: str, now: dt.datetime) -> None:
    """Read a source no more; what it brought stays. Raises :class:`IllegalMove`."""
    Source.held(pk).move(Act.STOP, by=by, now=now, wanted=False, holder="", held_until=None)


@transaction.atomic
def resume(pk: int, *, by: str, now: dt.datetime) -> None:
    """Read a source again, and soon. Raises :class:`IllegalMove`."""
    Source.held(pk).move(Act.RESUME, by=by, now=now, due_at=now, failures=0, failing_since=None, said="")


def want(pk: int) -> None:
    """Have a source read soon, whether or not this site reads news by itself."""
    Source.objects.filter(pk=pk).update(wanted=True)

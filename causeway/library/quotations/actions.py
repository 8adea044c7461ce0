"""Keeping what we cite, and comparing it with what stands there now."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.db import transaction

from causeway.audit.actions import record
from causeway.frame.sandbox import Limits, TooMuch, read_apart
from causeway.library.quotations.domain import Act, find, nearest, sentence_around
from causeway.library.quotations.models import Quotation
from causeway.library.resources.models import Resource

READER = "causeway.library.quotations.page_text:text_of"
READING = Limits(seconds=20, megabytes=1024, answer=6_000_000)
BY = "link check"


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    KEPT = "library: a quotation is watched"
    DROPPED = "library: a quotation is watched no more"


@transaction.atomic
def watch(resource: Resource, words: str, where: str, *, by: str, packed: bool = False) -> None:
    """Keep a sentence or figure that this site takes from a resource; the same words are kept once."""
    quotation, new = Quotation.objects.get_or_create(
        resource=resource, words=" ".join(words.split()), defaults={"where": where, "packed": packed}
    )
    if new:
        record(Noted.KEPT, actor=by, subject=quotation)


@transaction.atomic
def drop(key: int, *, by: str) -> None:
    """Watch a quotation no more."""
    gone, _rows = Quotation.objects.filter(pk=key).delete()
    if gone:
        record(Noted.DROPPED, actor=by, subject=f"library.Quotation:{key}")


def watch_packed(resource: Resource, wanted: Iterable[tuple[str, str]], *, by: str) -> None:
    """Watch what the pack cites from a resource, and nothing any more that an older pack did; what staff added stays."""
    texts = {" ".join(words.split()): where for words, where in wanted}
    for old in Quotation.objects.filter(resource=resource, packed=True).exclude(words__in=texts):
        drop(old.pk, by=by)
    for words, where in texts.items():
        watch(resource, words, where, by=by, packed=True)


def compare(resource: Resource, content: bytes, now: dt.datetime) -> None:
    """Compare everything we cite from a resource with what stands there now; a page that cannot be read says nothing."""
    keys = list(Quotation.objects.filter(resource=resource).values_list("pk", flat=True))
    if not keys:
        return
    try:
        text = str(read_apart(READER, content, READING))
    except TooMuch:
        return
    if text:
        for key in keys:
            _compare(key, text, now)


@transaction.atomic
def _compare(key: int, text: str, now: dt.datetime) -> None:
    row = Quotation.held(key)
    span = find(row.words, text)
    act = Act.FOUND if span else Act.MISSED
    changed: dict[str, Any] = {"compared_at": now}
    if span:
        changed |= {"seen_at": now, "around": sentence_around(text, span) if span[1] else "", "now_there": ""}
    elif row.around:
        changed["now_there"] = nearest(text, row.around)
    row.stay_or_move(act, by=BY, now=now, **changed)

"""What rules gave an item, as it is kept and as it is read: "because the title says “CAMHS”, +4"."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.news.classifying.domain import Reason, Verdict, Where
from causeway.news.items.domain import Kind
from causeway.news.items.labels import KINDS

RELEVANCE = "relevance"
_SAID = {
    Where.TITLE: gettext_lazy("because the title says “%(found)s”, %(points)s"),
    Where.TEXT: gettext_lazy("because the text says “%(found)s”, %(points)s"),
    Where.KIND: gettext_lazy("because it is a %(found)s, %(points)s"),
}
Kept = dict[str, list[dict[str, Any]]]


def as_json(verdict: Verdict) -> Kept:
    """Return the reasons of a verdict as they are kept: those of relevance, and under each service its own."""
    kept: Kept = {RELEVANCE: [asdict(reason) for reason in verdict.reasons]}
    kept.update({each.key: [asdict(reason) for reason in each.reasons] for each in verdict.services})
    return kept


def from_json(rows: Iterable[Mapping[str, Any]]) -> tuple[Reason, ...]:
    """Return what :func:`as_json` kept of one service, or of relevance."""
    return tuple(Reason(**{**row, "where": Where(row["where"])}) for row in rows)


def sentence(reason: Reason) -> str:
    """Return a reason in words, with its points and how many of them staff's corrections moved."""
    said = str(_SAID[reason.where]) % {"found": _found(reason), "points": f"{reason.points:+d}"}
    if not reason.moved:
        return said
    return _("%(said)s (of which %(moved)s by staff’s corrections)") % {"said": said, "moved": f"{reason.moved:+d}"}


def _found(reason: Reason) -> str:
    return str(KINDS[Kind(reason.found)]) if reason.where is Where.KIND else reason.found

"""Who opened people's details: read from the audit trail, in counts; whose they were stands there by key."""

import datetime as dt
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.audit.models import Entry
from causeway.roundtables.day.acts import Noted as OnTheDay
from causeway.roundtables.overseeing.actions import Whose
from causeway.roundtables.regions.scope import Scope
from causeway.roundtables.table.acts import Noted
from causeway.roundtables.table.models import Roundtable

MOST = 200
ACTS = (Noted.CONTACT_DETAILS_SHOWN, OnTheDay.PACK_DOWNLOADED, OnTheDay.PAPER_OF_THE_PACK_DOWNLOADED)
_SUBJECT = f"{Roundtable._meta.label}:"  # noqa: SLF001  Django documents _meta


@dataclass(frozen=True)
class Opened:
    """One time somebody's details were opened."""

    at: dt.datetime
    who: str
    whose: str
    roundtable: Roundtable | None = None


def of_whom(whose: Whose) -> str:
    """Return whose details are shown, as the heading over them."""
    return {
        Whose.ORGANISERS: _("The organisers"),
        Whose.GUESTS: _("The guests"),
        Whose.OFFICES: _("The MPs’ offices"),
    }[whose]


def of(roundtable: Roundtable) -> list[Opened]:
    """Return who opened details of one roundtable, the last first."""
    rows = Entry.objects.filter(act__in=ACTS, subject=f"{_SUBJECT}{roundtable.pk}")
    return [_opened(row, roundtable) for row in rows[:MOST]]


def everywhere(scope: Scope) -> list[Opened]:
    """Return who opened details of the roundtables that are seen, the last first."""
    by_subject = {f"{_SUBJECT}{each.pk}": each for each in scope.roundtables()}
    rows = Entry.objects.filter(act__in=ACTS, subject__startswith=_SUBJECT)
    return [
        _opened(row, by_subject[row.subject])
        for row in islice((row for row in rows.iterator() if row.subject in by_subject), MOST)
    ]


def _opened(row: Entry, roundtable: Roundtable) -> Opened:
    who = _("an organiser") if row.actor.startswith("organiser:") else row.actor
    whose = _whose(row.detail) if row.act == Noted.CONTACT_DETAILS_SHOWN else _("names on the papers for the day")
    return Opened(row.at, who, whose, roundtable)


def _count(detail: dict[str, Any], name: str) -> int:
    """Return of how many: staff's rows list keys, an organiser's own give a number, or the key of the one guest."""
    found = detail.get(name, 0)
    return len(found) if isinstance(found, list) else int(found)


def _whose(detail: dict[str, Any]) -> str:
    guests = _count(detail, "guests") + ("guest" in detail)
    organisers, offices = _count(detail, "organisers"), _count(detail, "offices")
    said = [
        ngettext("%(n)s organiser", "%(n)s organisers", organisers) % {"n": organisers} if organisers else "",
        ngettext("%(n)s guest", "%(n)s guests", guests) % {"n": guests} if guests else "",
        ngettext("%(n)s MP’s office", "%(n)s MPs’ offices", offices) % {"n": offices} if offices else "",
    ]
    return ", ".join(filter(None, said)) or _("nobody: there were none")

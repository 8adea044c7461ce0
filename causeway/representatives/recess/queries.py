"""When a letter may be read: whether the House of Commons is in recess on a day, in a sentence with its source."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.audit.actions import record
from causeway.frame.short_cache import forget, short_cached
from causeway.representatives.acts import Noted
from causeway.representatives.recess import shipped
from causeway.representatives.recess.domain import Away, Period, Recorded, on_day
from causeway.representatives.recess.models import Recess
from causeway.yaml_files import read_as

_ADDED = "representatives.recesses"  # the name under which what staff recorded is kept for a few seconds


@dataclass(frozen=True)
class Note:
    """What to tell somebody who writes to an MP on a day, and where it is said."""

    away: Away
    sentence: str
    source: str
    source_name: str


@lru_cache(maxsize=4)
def _read(path: Path) -> Recorded:
    return read_as(Recorded, path)


def recorded() -> Recorded:
    """Return what the reviewed file says."""
    return _read(Path(settings.DEFINITIONS_PATH) / "recess.yaml")


def periods() -> list[Period]:
    """Return every recess we hold, each once: those that ship, those of the reviewed file, and those staff recorded, which count most."""
    added = short_cached(_ADDED, _added, worth_keeping=lambda _added: True)
    return list({period.rises: period for period in (*shipped.recesses(), *recorded().periods, *added)}.values())


def _added() -> list[Period]:
    added = Recess.objects.filter(withdrawn=False).values("rises", "returns", "source", "checked", "completes_year")
    return [Period(**row) for row in added]


def note(day: dt.date) -> Note | None:
    """Return what a writer should know on ``day``; nothing when the year is recorded and the House is not away."""
    answer = on_day(day, periods())
    if answer.period is not None:
        sentence = _(
            "The House of Commons is in recess; it sits again on %(day)s. Your letter goes now, and may be read later."
        ) % {"day": date_format(answer.period.returns, "j F Y")}
        return Note(Away.RECESS, sentence, str(answer.period.source), _("Parliament’s dates"))
    if answer.away is Away.NO_RECESS:
        return None
    usual = recorded().usual
    sentence = _(
        "We do not hold the recess dates of %(year)s. While the House of Commons is away, a letter may be read later."
    ) % {"year": day.year}
    return Note(Away.UNKNOWN, sentence, str(usual.source), _("When it is usually away (%(name)s)") % {"name": usual.source_name})


@transaction.atomic
def save(recess: Recess, *, actor: str) -> Recess:
    """Record or correct a recess; writers are told from then on."""
    recess.save()
    forget(_ADDED)
    detail = {"rises": str(recess.rises), "returns": str(recess.returns), "withdrawn": str(recess.withdrawn)}
    record(Noted.RECESS_SAVED, actor=actor, subject=recess, detail=detail)
    return recess

"""Writing the audit trail."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.db import models

from causeway.audit.models import Entry
from causeway.frame.database.rows import insert


def record(
    act: StrEnum, *, of: str = "", actor: str, subject: models.Model | str = "", detail: dict[str, Any] | None = None
) -> Entry:
    """Write one audit row in the caller's transaction; ``detail`` holds no personal data of the public.

    ``act`` is one of its room's acts. A table of moves says whose act it is as well: "activity: publish" is ``of`` an activity.
    """
    made = entry(f"{of}: {act}" if of else act, actor=actor, subject=subject, detail=detail)
    insert(made)
    return made


def entry(
    act: str, *, actor: str, subject: models.Model | str = "", detail: dict[str, Any] | None = None, at: dt.datetime | None = None
) -> Entry:
    """Return one audit row that is not written yet, for :func:`record_all`; ``at`` is when it was done, if not now."""
    named = subject if isinstance(subject, str) else f"{subject._meta.label}:{subject.pk}"  # noqa: SLF001  Django documents _meta
    when = {"at": at} if at else {}
    return Entry(act=str(act), actor=actor, subject=named, detail=detail or {}, **when)


def record_all(entries: Iterable[Entry]) -> None:
    """Write many audit rows in the caller's transaction, in one statement."""
    Entry.objects.bulk_create(list(entries))

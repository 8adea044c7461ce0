"""Writing the audit trail."""

from enum import StrEnum
from typing import Any

from django.db import models

from causeway.audit.models import Entry


def record(act: StrEnum | str, *, actor: str, subject: models.Model | str = "", detail: dict[str, Any] | None = None) -> Entry:
    """Write one audit row in the caller's transaction. ``act`` is one of its room's acts; ``detail`` holds no personal data of the public."""
    return write(str(act), actor=actor, subject=subject, detail=detail)


def write(words: str, *, actor: str, subject: models.Model | str = "", detail: dict[str, Any] | None = None) -> Entry:
    """Write one audit row for an act that a table of moves names; every other act goes by :func:`record`."""
    named = subject if isinstance(subject, str) else f"{subject._meta.label}:{subject.pk}"  # noqa: SLF001  Django documents _meta
    return Entry.objects.create(act=words, actor=actor, subject=named, detail=detail or {})

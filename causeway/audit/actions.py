"""Writing the audit trail."""

from enum import StrEnum
from typing import Any

from django.db import models

from causeway.audit.models import Entry


def record(
    act: StrEnum, *, of: str = "", actor: str, subject: models.Model | str = "", detail: dict[str, Any] | None = None
) -> Entry:
    """Write one audit row in the caller's transaction; ``detail`` holds no personal data of the public.

    ``act`` is one of its room's acts. A table of moves says whose act it is as well: "activity: publish" is ``of`` an activity.
    """
    named = subject if isinstance(subject, str) else f"{subject._meta.label}:{subject.pk}"  # noqa: SLF001  Django documents _meta
    return Entry.objects.create(act=f"{of}: {act}" if of else str(act), actor=actor, subject=named, detail=detail or {})

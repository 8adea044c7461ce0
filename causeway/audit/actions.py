"""Writing the audit trail."""

from typing import Any

from django.db import models

from causeway.audit.models import Entry


def record(act: str, *, actor: str, subject: models.Model | str = "", detail: dict[str, Any] | None = None) -> Entry:
    """Write one audit row in the caller's transaction; ``detail`` must hold no personal data of the public."""
    named = subject if isinstance(subject, str) else f"{subject._meta.label}:{subject.pk}"  # noqa: SLF001  Django documents _meta
    return Entry.objects.create(act=act, actor=actor, subject=named, detail=detail or {})

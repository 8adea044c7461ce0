"""The older way to declare personal data, with an export and an erasure by hand for every model."""

from collections.abc import Callable
from typing import Any

from causeway.privacy.personal import Personal


def PersonalData(  # noqa: N802  it stands where a class stood
    *,
    purpose: str,
    retention: str,
    subject_field: str,
    export: Callable[[Any], dict[str, Any]],
    erase: Callable[[Any], None],
    or_fields: tuple[str, ...] = (),
) -> Personal:
    """Return a declaration; say :class:`Personal` instead."""
    return Personal(whose=(subject_field, *or_fields), purpose=purpose, retention=retention, export=export, erase=erase)

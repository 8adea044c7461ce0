"""The declaration that every model with personal data carries.

A model in any room says ``personal_data = PersonalData(...)`` in its body. A test walks all models and fails on a model
with a field that looks personal and no declaration.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PersonalData:
    """Why a model holds personal data, until when, and how one person's share of it leaves.

    ``subject_field`` is the lookup that finds a person's rows by e-mail address, for instance ``"letter__email"``; ``or_fields`` are others
    by which a row can be theirs as well.
    ``export`` turns one row into plain values for that person's download. ``erase`` removes or blanks one row for good.
    """

    purpose: str
    retention: str
    subject_field: str
    export: Callable[[Any], dict[str, Any]]
    erase: Callable[[Any], None]
    or_fields: tuple[str, ...] = ()

"""What the site holds about people, as its models declare it, for everybody to read."""

from dataclasses import dataclass

from django.db import models
from django.utils.text import capfirst

from causeway.privacy.personal import Personal, names_of
from causeway.privacy.registry import declared


@dataclass(frozen=True)
class Held:
    """One kind of row: what it is called, why it is held, its personal fields in words, and until when."""

    what: str
    why: str
    fields: str
    until: str


def everything_held() -> tuple[Held, ...]:
    """Return each kind of row with personal data, by what it is called."""
    return tuple(sorted((_held(model, of) for model, of in declared()), key=lambda each: each.what))


def _held(model: type[models.Model], of: Personal) -> Held:
    what = capfirst(str(model._meta.verbose_name_plural))  # noqa: SLF001  Django documents it
    return Held(what, str(of.purpose), capfirst(names_of(model, (*of.private, *of.withheld))), of.sentence(model))

"""What a model says of the people in it, once: whose it is, why, which fields, until when. Everything else follows from that.

A model says ``personal = Personal(...)`` in its body. Its export, what is erased, the hourly job and the sentences on the privacy page
are all made from it. A test walks all models and fails on one with a field that looks personal and no declaration.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from causeway.privacy.until import Until


@dataclass(frozen=True)
class Personal:
    """Whose data a model holds and what becomes of it.

    ``whose`` is the lookup that finds a person's rows by e-mail address ("letter__email"), several where a row can be theirs by more than
    one, or a function of the address where only a digest is kept. ``private`` fields are exported and blanked, ``withheld`` ones (words of
    several people, where something went) are blanked and named to everybody but not exported, ``secret`` ones (nonces, digests) are blanked
    only, ``public`` ones, which may lead to other rows or be properties, are exported and stay. ``called`` says what a field is called in
    the export where its name does not do. ``also`` is set when a row is blanked; a function in it is given the moment. With ``row_goes``,
    the row is deleted instead.

    Rows are erased ``until`` says so, and when their person asks; with ``asked=False`` what happens then is left to the acts registered by
    :func:`causeway.privacy.erasing.on_erase`. What the privacy page says of until when is made from ``until``, and from nothing else.
    ``export``, which is given the row and who asks, and ``erase`` take the place of what follows from the fields; only libraries' models
    should need them, and mail, which is of two people.
    """

    whose: str | tuple[str, ...] | Callable[[str], Q]
    purpose: object
    private: tuple[str, ...] = ()
    public: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    until: Until | None = None
    called: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, object] = field(default_factory=dict)
    row_goes: bool = False
    asked: bool = True
    export: Callable[[Any, str], dict[str, Any]] | None = None
    erase: Callable[[Any], None] | None = None

    @property
    def erased(self) -> tuple[str, ...]:
        """The fields that are blanked."""
        return (*self.private, *self.withheld, *self.secret)

    def of(self, email: str) -> Q:
        """Return the condition that a row is this person's; of no address it is nobody's: rows that were blanked hold none."""
        email = email.strip()
        if not email:
            return Q(pk__in=())
        if callable(self.whose):
            return self.whose(email)
        found = Q()
        for lookup in (self.whose,) if isinstance(self.whose, str) else self.whose:
            found |= Q(**{f"{lookup}__iexact": email})
        return found

    def exported(self, row: models.Model, email: str = "") -> dict[str, Any]:
        """Return one row as plain values, for its person, who has this address, to download."""
        if self.export is not None:
            return self.export(row, email)
        names = (*self.public, *self.private)
        return {self.called.get(name, name.replace("__", " ")): _plain(row, name) for name in names}

    def blank(self, model: type[models.Model], now: dt.datetime) -> dict[str, object]:
        """Return what each column is set to when a row is blanked."""
        given = {name: value(now) if callable(value) else value for name, value in self.also.items()}
        return {name: blank_of(model, name) for name in self.erased} | given

    def still_there(self, model: type[models.Model]) -> Q:
        """Return the condition that a row holds anything that would be blanked."""
        if self.row_goes:
            return Q()
        found = Q()
        for name in self.erased:
            empty = blank_of(model, name)
            found |= Q(**{f"{name}__isnull": False}) if empty is None else ~Q(**{name: empty})
        return found

    def sentence(self, model: type[models.Model]) -> str:
        """Return until when it is kept, in sentences for everybody to read."""
        if self.until is None:
            return _("Until the person asks us to erase it.")
        stays = names_of(model, self.public)
        said = self.until.sentence()
        return f"{said} " + _("What stays: %(names)s.") % {"names": stays} if stays and not self.row_goes else said


def blank_of(model: type[models.Model], name: str) -> object:
    """Return what a column holds when it says nothing: its default, none, or an empty string.

    A default that is made anew for each row, such as a nonce, says something: where words may be empty, empty is what is left.
    """
    column = model._meta.get_field(name)  # noqa: SLF001  Django documents _meta
    if not isinstance(column, models.Field) or (column.is_relation and not column.null):
        raise TypeError(f"{model._meta.label}.{name} cannot be blanked.")  # noqa: SLF001
    if column.null:
        return None
    if column.blank and column.empty_strings_allowed and callable(column.default):
        return ""
    return column.get_default() if column.has_default() or column.empty_strings_allowed else None


def names_of(model: type[models.Model], names: tuple[str, ...]) -> str:
    """Return what the columns among ``names`` are called, in a row of words."""
    columns = {column.name: column for column in model._meta.concrete_fields}  # noqa: SLF001
    return get_text_list([str(columns[name].verbose_name) for name in names if name in columns], _("and"))


def _plain(row: object, name: str) -> object:
    for step in name.split("__"):
        row = getattr(row, step, None)
    if isinstance(row, dt.datetime | dt.date):
        return row.isoformat()
    return row if isinstance(row, str | int | float | bool | list | dict | None) else str(row)

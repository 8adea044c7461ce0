"""Erasing rows as their declarations say, with the acts of their rooms that must follow."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from django.db import models, transaction

from causeway.frame.registered import Registered
from causeway.privacy.personal import Personal

AT_ONCE = 500  # rows that one transaction of erasing in time may hold

_Act = TypeVar("_Act", bound=Callable[[Any], None])
_asked: dict[type[models.Model], list[Callable[[Any], None]]] = defaultdict(list)
_always: dict[type[models.Model], list[Callable[[Any], None]]] = defaultdict(list)


def on_erase(model: type[models.Model], *, in_time: bool = False) -> Callable[[_Act], _Act]:
    """Register what is done with a row of ``model`` just before it is erased because its person asks, in the same transaction.

    With ``in_time``, before it is erased because its time is over, too. The row still holds everything.
    """

    def register(act: _Act) -> _Act:
        for registered in (_asked, _always) if in_time else (_asked,):
            if act not in registered[model]:
                registered[model].append(act)
        return act

    return register


# What is done once everything held about an address was erased because its person asks, in the same transaction.
# It is given the address, whether or not the room held anything, and the moment.
on_erase_person = Registered[Callable[[str, dt.datetime], None]]()


def person_erased(email: str, now: dt.datetime) -> None:
    """Do what follows when everything about an address was erased; in the caller's transaction."""
    for act in on_erase_person:
        act(email, now)


def is_erased_on_asking(model: type[models.Model], declaration: Personal) -> bool:
    """Whether anything is done with a model's rows when their person asks."""
    return declaration.asked or bool(_asked[model])


def erase_asked(model: type[models.Model], declaration: Personal, key: object, now: dt.datetime) -> None:
    """Erase one row because its person asks; in the caller's transaction."""
    row = model._base_manager.filter(pk=key).first()  # noqa: SLF001  Django documents it
    if row is None:  # it went with another
        return
    for act in _asked[model]:
        act(row)
    if declaration.asked:
        _erase(model, declaration, [key], now)


def erase_due(model: type[models.Model], declaration: Personal, now: dt.datetime) -> int:
    """Erase the rows whose time is over, some at a time; returns how many."""
    if declaration.until is None:
        return 0
    due = model._base_manager.filter(declaration.until.due(now, ""), declaration.still_there(model)).order_by("pk")  # noqa: SLF001
    count, last = 0, None
    while keys := sorted(set((due if last is None else due.filter(pk__gt=last)).values_list("pk", flat=True)[:AT_ONCE])):
        with transaction.atomic():
            for row in model._base_manager.select_for_update().filter(pk__in=keys) if _always[model] else ():  # noqa: SLF001
                for act in _always[model]:
                    act(row)
            _erase(model, declaration, keys, now)
        count, last = count + len(keys), keys[-1]
    return count


def _erase(model: type[models.Model], declaration: Personal, keys: list[Any], now: dt.datetime) -> None:
    rows = model._base_manager.filter(pk__in=keys)  # noqa: SLF001
    if declaration.erase is not None:
        for row in rows:
            declaration.erase(row)
    elif declaration.row_goes:
        rows.delete()
    else:
        rows.update(**declaration.blank(model, now))

"""The model that moves by its table: one column for where it stands, one for since when, and one way to change them."""

import datetime as dt
from enum import StrEnum
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone

from causeway.audit.actions import record
from causeway.moves.domain import Moves

LONGEST = 30


class StateField(models.CharField[Any, Any]):
    """A state of its model's table ``moves``: choices, first state, and a constraint of the database called ``<app>_<model>_state_known``.

    Where a database has that constraint by another name, ``constraint`` says it. In migrations it is a plain CharField.
    """

    def __init__(self, *args: Any, constraint: str = "", **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST)
        self.constraint = constraint
        super().__init__(*args, **kwargs)

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:  # noqa: FBT001, FBT002  Django's signature
        """Take choices, first state and constraint from the table of the model that has this field."""
        moves = getattr(cls, "moves", None)
        if isinstance(moves, Moves) and not cls._meta.abstract:
            self.choices = [(state.value, state.value) for state in moves.states]
            if not self.has_default():
                self.default = moves.first.value
            self._constrain(cls, name, [state.value for state in moves.states])
        super().contribute_to_class(cls, name, private_only)

    def _constrain(self, cls: type[models.Model], name: str, values: list[str]) -> None:
        meta = cls._meta
        named = self.constraint or f"{meta.app_label}_{meta.model_name}_state_known"
        meta.constraints = [*meta.constraints, CheckConstraint(condition=Q(**{f"{name}__in": values}), name=named)]
        meta.original_attrs["constraints"] = meta.constraints  # what migrations are made from

    def deconstruct(self) -> Any:
        """Return what a migration writes: a CharField."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class Moving(models.Model):
    """A thing that moves by a table and no other way. A model says ``moves = MOVES``; its rows are moved where they are held."""

    moves: ClassVar[Moves[Any, Any]]

    state = StateField(db_index=True)
    state_since = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @classmethod
    def held(cls, key: int) -> Self:
        """Return one, its row held until the transaction ends, so that nobody else moves it meanwhile."""
        return cls._default_manager.select_for_update().get(pk=key)

    @classmethod
    def _as_state(cls, value: str) -> StrEnum:
        return type(cls.moves.first)(value)  # type: ignore[no-any-return]

    def can(self, act: StrEnum) -> bool:
        """Whether ``act`` is possible as it stands."""
        return self.moves.can(self._as_state(self.state), act)

    def step(self, act: StrEnum, now: dt.datetime, **changed: Any) -> None:
        """Step, and save that with the fields in ``changed``, where the act that it is part of writes its own audit row.

        Raises :class:`IllegalMove`, and then nothing is changed.
        """
        after = self.moves.move(self._as_state(self.state), act)
        for name, value in {"state": after.value, "state_since": now, **changed}.items():
            setattr(self, name, value)
        self._save_step(["state", "state_since", *changed])

    def stay_or_move(self, act: StrEnum, *, by: str, now: dt.datetime, **changed: Any) -> None:
        """Move; where the act leaves it in its state, only save the fields in ``changed``: what is found again leaves no trail."""
        if self.moves.move(self._as_state(self.state), act) != self.state:
            self.move(act, by=by, now=now, **changed)
            return
        for name, value in changed.items():
            setattr(self, name, value)
        self.save(update_fields=list(changed))

    def _save_step(self, fields: list[str]) -> None:
        self.save(update_fields=fields)

    def move(
        self,
        act: StrEnum,
        *,
        by: str,
        now: dt.datetime,
        noted: StrEnum | None = None,
        detail: dict[str, Any] | None = None,
        **changed: Any,
    ) -> None:
        """Step, save that with the fields in ``changed``, and write one audit row; on a held row, in the caller's transaction.

        The row says "roundtable: a date is confirmed", noun and act, or what ``noted`` says. Raises :class:`IllegalMove`, and then
        nothing is changed.
        """
        self.step(act, now, **changed)
        if noted is not None:
            record(noted, actor=by, subject=self, detail=detail)
        else:
            record(act, of=self.moves.noun, actor=by, subject=self, detail=detail)

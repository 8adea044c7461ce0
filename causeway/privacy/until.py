"""Until when something is kept, as data: ``Days(90).after("ends_at", said=_("the day"))``. What is due, and its sentence, follow."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, cast

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True)
class Until:
    """A rule that says which rows are due at a moment, and says it in words. Rules combine: ``|`` either, ``&`` both.

    ``due`` is given the moment, in UTC, and what stands before each field's name ("roundtable__").
    """

    due: Callable[[dt.datetime, str], Q]
    words: Callable[[], str]
    by_hand: bool = False
    more: object = ""

    def sentence(self) -> str:
        """Return until when, and what else there is to know of it, in sentences."""
        said = _("Kept until %(when)s.") if self.by_hand else _("Erased %(when)s.")
        return f"{said % {'when': self.words()}} {self.more}".strip()

    def saying(self, more: object) -> "Until":
        """Return the same rule with a sentence that stands after its own: what no rule can say."""
        return replace(self, more=more)

    def __or__(self, other: "Until") -> "Until":
        return Until(
            lambda now, path: self.due(now, path) | other.due(now, path), lambda: _either(self.words(), other.words(), _("or"))
        )

    def __and__(self, other: "Until") -> "Until":
        return Until(
            lambda now, path: self.due(now, path) & other.due(now, path), lambda: _either(self.words(), other.words(), _("and"))
        )

    def through(self, path: str) -> "Until":
        """Return the same rule for rows that hang on what it speaks of: ``MEETING.through("roundtable")``."""
        return replace(self, due=lambda now, before: self.due(now, f"{before}{path}__"))


@dataclass(frozen=True)
class Days:
    """So many days, after something."""

    count: int

    def after(self, field: str, *, where: Q | None = None, said: object = "") -> Until:
        """Return the rule that a row is due so many days after the moment or day in ``field``, of those ``where`` holds.

        ``said`` is what that moment is called in a sentence; an empty one leaves the telling to the rule it is combined with.
        """

        def due(now: dt.datetime, path: str) -> Q:
            passed = Q(**{f"{path}{field}__lt": now - dt.timedelta(days=self.count)})
            return passed if where is None else passed & below(where, path)

        return Until(due, lambda: _days(self.count, str(said)) if said else "")


def where(condition: Q, *, said: object = "") -> Until:
    """Return the rule that a row is due as soon as ``condition`` holds."""
    return Until(lambda _now, path: below(condition, path), lambda: str(said))


def kept_until(said: object) -> Until:
    """Return the rule that no time but an act ends it: "kept until you or we take it off"."""
    return Until(lambda _now, _path: Q(pk__in=()), lambda: str(said), by_hand=True)


def below(condition: Q, path: str) -> Q:
    """Return a condition on a row's own fields as one on the fields of what it hangs on."""
    inner: list[Any] = [
        below(child, path) if isinstance(child, Q) else _below(cast("tuple[str, object]", child), path)
        for child in condition.children
    ]
    return Q(*inner, _connector=condition.connector, _negated=condition.negated)


def _below(lookup: tuple[str, object], path: str) -> tuple[str, object]:
    name, value = lookup
    return f"{path}{name}", value


def _days(count: int, said: str) -> str:
    return ngettext("%(count)s day after %(said)s", "%(count)s days after %(said)s", count) % {"count": count, "said": said}


def _either(one: str, other: str, joined: str) -> str:
    return f"{one} {joined} {other}" if one and other else one or other

"""What schools did in public: how a room tells it, for the tables that say how widely schools act and never which.

A room fills ``acts`` in its ``room.py`` with what anybody could see on the site or off it: an activity that was published, a motion that
a governing body passed. What is not public (a letter, a draft, a sign-up) is no such act, however it is counted elsewhere.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SchoolKind(StrEnum):
    """Kinds of school, few on purpose: the finer they are, the less can be said of any."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    SPECIAL = "special"
    OTHER = "other"

    @property
    def label(self) -> "Promise | str":
        """Return what people call it, in the singular, for a form."""
        return _LABELS[self]

    @property
    def many(self) -> "Promise | str":
        """Return what people call several."""
        return _MANY[self]


_LABELS: dict[SchoolKind, "Promise | str"] = {
    SchoolKind.PRIMARY: _("Primary, infant, junior or first school"),
    SchoolKind.SECONDARY: _("Secondary, middle or upper school"),
    SchoolKind.SPECIAL: _("Special school or pupil referral unit"),
    SchoolKind.OTHER: _("Nursery, all-through school, college or other"),
}
_MANY: dict[SchoolKind, "Promise | str"] = {
    SchoolKind.PRIMARY: _("Primary schools"),
    SchoolKind.SECONDARY: _("Secondary schools"),
    SchoolKind.SPECIAL: _("Special schools and pupil referral units"),
    SchoolKind.OTHER: _("Nurseries, all-through schools, colleges and others"),
}


@dataclass(frozen=True)
class PublicAct:
    """One school's act. ``school`` is whatever names the school, its URN where there is one, so that it counts once.

    ``authority`` is the GSS code of the upper-tier council it stands in, ``on`` the day from which the act was public.
    """

    school: str
    kind: SchoolKind
    authority: str
    on: dt.date

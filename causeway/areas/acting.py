"""What schools did in public: how a room tells it, for the tables that say how widely schools act and never which.

A room fills ``acts`` in its ``room.py`` with what anybody could see on the site or off it: an activity that was published, a motion that
a governing body passed. What is not public (a letter, a draft, a sign-up) is no such act, however it is counted elsewhere.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from causeway.areas.models import School

AT_ONCE = 500  # texts for one query of schools


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


_BY_NAME = (
    (SchoolKind.SPECIAL, re.compile(r"\bspecial\b|\bpupil referral\b|\bPRU\b|\balternative provision\b", re.IGNORECASE)),
    (SchoolKind.PRIMARY, re.compile(r"\bprimary\b|\binfants?\b|\bjunior\b|\bfirst school\b|\bJMI\b", re.IGNORECASE)),
    (
        SchoolKind.SECONDARY,
        re.compile(r"\bsecondary\b|\bhigh school\b|\bgrammar\b|\bmiddle school\b|\bupper school\b", re.IGNORECASE),
    ),
)


def kind_by_name(name: str) -> SchoolKind:
    """Return the kind of school that a name says; the lists of schools we hold say none. A name that says nothing is of the other kind."""
    return next((kind for kind, said in _BY_NAME if said.search(name)), SchoolKind.OTHER)


def act_of_school_named(text: str, among: Q, on: dt.date) -> PublicAct | None:
    """Return the act of the one school whose name stands in ``text``, of the listed schools in ``among``; ``None`` where none or several do."""
    return _act(text, School.objects.filter(among, listed=True).select_related("authority"), on)


def acts_at_postcodes(said: Iterable[tuple[str, str, dt.date]]) -> Iterator[PublicAct]:
    """Yield the same for each text with the postcode at which the school is looked for and its day: one query for many of them."""
    rest = iter(said)
    while some := list(islice(rest, AT_ONCE)):
        there: dict[str, list[School]] = defaultdict(list)
        codes = {postcode for _text, postcode, _on in some}
        for school in School.objects.filter(listed=True, postcode__in=codes).select_related("authority"):
            there[school.postcode].append(school)
        found = (_act(text, there[postcode], on) for text, postcode, on in some)
        yield from (act for act in found if act is not None)


def _act(text: str, among: Iterable[School], on: dt.date) -> PublicAct | None:
    """Return the act of the school that is named. Where one name stands in another ("Holy Trinity" in "Holy Trinity Infant"), the longer is meant."""
    said = f" {_plain(text)} "
    found = [school for school in among if f" {_plain(school.name)} " in said]
    longest = [one for one in found if not any(one is not other and _plain(one.name) in _plain(other.name) for other in found)]
    if len(longest) != 1 or longest[0].authority is None:
        return None
    return PublicAct(str(longest[0].urn), kind_by_name(longest[0].name), longest[0].authority.code, on)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.replace("’", "").replace("'", "").casefold()))

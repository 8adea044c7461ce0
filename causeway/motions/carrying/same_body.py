"""Whether two names are of one body, so that nobody carries a motion twice to the same meeting."""

import difflib
import re

from django.db.models import QuerySet

from causeway.motions.carrying.models import Motion

_COMMON = frozenset(
    {"the", "of", "and", "school", "primary", "academy", "governing", "body", "board", "governors", "branch", "council"}
)
_ALIKE = 0.85


def _parts(name: str) -> tuple[str, ...]:
    said = re.sub(r"['’]", "", name.casefold())
    return tuple(re.findall(r"\w+", said))


def alike(one: str, other: str) -> bool:
    """Whether two names are likely one body's: the same but for words that many names have, or all but the same letters."""
    first, second = _parts(one), _parts(other)
    if first == second:
        return True
    telling, others = set(first) - _COMMON, set(second) - _COMMON
    if telling and others:
        return (
            telling == others
            or difflib.SequenceMatcher(None, " ".join(sorted(telling)), " ".join(sorted(others))).ratio() > _ALIKE
        )
    return difflib.SequenceMatcher(None, " ".join(first), " ".join(second)).ratio() > _ALIKE


def same_body(among: QuerySet[Motion], *, kind: str, area_code: str, named: str) -> list[Motion]:
    """Return the motions among these that are likely of the same body."""
    return [each for each in among.filter(kind=kind, area_code=area_code).order_by("pk") if alike(each.named, named)]

"""What the staff's side reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import indicators
from causeway.evidence.domain.periods import words
from causeway.evidence.domain.rounding import display
from causeway.evidence.models import Release
from causeway.evidence.releases.queries import Change


def account_waiting_for_own_password() -> User | None:
    """Return the first staff account that still has a one-time password, or ``None``."""
    return User.objects.filter(one_time_password__isnull=False).order_by("pk").first()


@dataclass(frozen=True)
class ChangeInWords:
    """One figure that differs between two releases, as staff read it."""

    figure: str
    series: str
    area: str
    period: str
    before: str
    after: str


def changes_in_words(changes: Iterable[Change]) -> tuple[ChangeInWords, ...]:
    """Return changes with the names of what they are about."""
    wanted = list(changes)
    names = dict(Area.objects.filter(code__in=[one.area_code for one in wanted]).values_list("code", "name"))
    return tuple(_in_words(one, names.get(one.area_code, one.area_code)) for one in wanted)


def _in_words(one: Change, area: str) -> ChangeInWords:
    indicator = indicators().get(one.indicator)
    measure = next((each for each in indicator.measures if each.key == one.measure), None) if indicator else None
    if indicator is None or measure is None:  # a release of a time before the definition changed
        return ChangeInWords(one.indicator, one.measure, area, one.period, f"{one.before:g}", f"{one.after:g}")
    before, after = (display(value or 0.0, measure.unit, measure.decimals) for value in (one.before, one.after))
    return ChangeInWords(indicator.name, measure.name, area, words(one.period), before, after)


def releases_of(source: str) -> tuple[Release, ...]:
    """Return a source's latest releases, refused ones too."""
    return tuple(Release.objects.filter(source=source)[:20])

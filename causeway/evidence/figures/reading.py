"""The cells of a set of releases: those of a few areas, and how all areas of a kind lie, kept for as long as the releases hold."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from django.db.models import Q

from causeway.areas.nations import nations
from causeway.evidence.definitions.schema import UNITED_KINGDOM, Indicator, indicators
from causeway.evidence.domain.among import Among, among
from causeway.evidence.domain.intervals import garwood
from causeway.evidence.domain.measures import Kind
from causeway.evidence.figures.cells import Cell
from causeway.evidence.figures.figure import MOST_PAST
from causeway.evidence.models import Observation, Release
from causeway.evidence.releases.editions import Shown, shown_now

Of = tuple[tuple[int, str], ...]


@lru_cache(maxsize=8)
def _periods(of: Of) -> dict[str, list[str]]:
    """Return indicator → its periods in order, as each release noted them when it was taken in."""
    noted = Release.objects.filter(pk__in=[number for number, _digest in of]).values_list("periods", flat=True)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for each in noted:
        for key, periods in each.items():
            found[key].update(periods)
    return {key: sorted(periods) for key, periods in found.items()}


@lru_cache(maxsize=8)
def _latest(of: Of) -> dict[str, str]:
    return {key: periods[-1] for key, periods in _periods(of).items()}


@lru_cache(maxsize=8)
def _begins(of: Of) -> dict[str, str]:
    return {key: periods[-MOST_PAST:][0] for key, periods in _periods(of).items()}


def latest(shown: Shown) -> dict[str, str]:
    """Return indicator → its latest period. An area without a figure then is shown as without one, not with an older figure."""
    return _latest(shown.of)


def earliest(shown: Shown) -> str:
    """Return the period from which any indicator's last :data:`MOST_PAST` are; what is before is shown on no page of several figures."""
    return min(_begins(shown.of).values(), default="")


def cells(
    shown: Shown, wanted: Iterable[str], codes: set[str], *, in_full: Collection[str] | None = None
) -> dict[str, list[Cell]]:
    """Return the cells of areas by indicator: the headline's last :data:`MOST_PAST` periods, and of what stands beside it the latest.

    What stands beside it is read of the indicators ``in_full``, or of all. A nation's are on the page of each of its areas: read once.
    """
    keys, whole = list(wanted), {nation.code for nation in nations()} | {UNITED_KINGDOM}
    found = _read(shown.of, tuple(keys), codes - whole, keys if in_full is None else in_full)
    for code in codes & whole:
        nations_own = _of_a_nation(shown.of, code)
        for key in keys:
            found[key] += nations_own.get(key, ())
    return found


@lru_cache(maxsize=8)
def _of_a_nation(of: Of, code: str) -> dict[str, list[Cell]]:
    keys = tuple(key for key in _latest(of) if key in indicators())
    return _read(of, keys, {code}, keys)


def _read(of: Of, keys: Sequence[str], codes: Collection[str], in_full: Collection[str]) -> defaultdict[str, list[Cell]]:
    known, begins, lately = indicators(), _begins(of), _latest(of)
    wanted = Q(measure__in={known[key].headline.key for key in keys})
    if beside := [key for key in keys if key in in_full]:
        wanted |= Q(indicator__in=beside, period__in={lately[key] for key in beside})
    rows = Observation.objects.filter(
        wanted,
        area_code__in=codes,
        indicator__in=keys,
        period__gte=min((begins[key] for key in keys), default=""),  # older ones are more than all others together
    )
    held = {number for number, _digest in of}
    found: defaultdict[str, list[Cell]] = defaultdict(list)
    for release, *row in rows.order_by().values_list("release_id", *Cell._fields):
        if release in held:  # of the few releases kept of an area, quicker than asking the database
            found[row[0]].append(Cell._make(row))
    return found


def values(shown: Shown, indicator: Indicator, kind: str, period: str) -> Among | None:
    """Return how all areas of a kind lie in the headline of one period; ``None`` for a plain count and for too few."""
    if indicator.headline.kind is Kind.COUNT:
        return None
    rows = Observation.objects.filter(
        indicator=indicator.key, measure=indicator.headline.key, period=period, area_kind=kind, value__isnull=False
    )
    found = rows.filter(release__in=shown.releases).order_by().values_list("value", flat=True)
    return among(value for value in found if value is not None)


@lru_cache(maxsize=64)
def _spread(of: Of, kind: str) -> dict[str, Among | None]:
    known, when = indicators(), _latest(of)
    found: defaultdict[str, list[float]] = defaultdict(list)
    shown = Q(pk__in=[])
    for key, period in when.items():
        if key in known:
            shown |= Q(indicator=key, measure=known[key].headline.key, period=period)
    rows = Observation.objects.filter(shown, release__in=[number for number, _digest in of], area_kind=kind, value__isnull=False)
    for key, value in rows.order_by().values_list("indicator", "value"):
        if value is not None:
            found[key].append(value)
    return {key: among(each) if known[key].headline.kind is not Kind.COUNT else None for key, each in found.items()}


def spread_now(shown: Shown, kind: str) -> dict[str, Among | None]:
    """Return, by indicator, how all areas of a kind lie in its latest period. Read once for a set of releases."""
    return _spread(shown.of, kind)


def read_beforehand() -> None:
    """Read what every page of an area needs of all areas, and the library of statistics, before a process serves."""
    garwood(1)
    shown = shown_now()
    for kind in {one.geography.kind for one in indicators().values()}:
        spread_now(shown, kind)

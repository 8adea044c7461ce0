"""What an indicator's page may be asked for: series, period, kind of area, region, order, map, and one area to mark."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from causeway.areas.models import AreaKind
from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.exceptions import NotOffered

SORTS = ("name", "value", "region")
FORMS = ("hexagons", "shapes")


@dataclass(frozen=True)
class Choice:
    """One way to look at an indicator. ``region`` and ``here`` are GSS codes, empty when none is chosen."""

    indicator: Indicator
    measure: Measure
    kind: str
    period: str
    sort: str = "name"
    descending: bool = False
    form: str = "hexagons"
    region: str = ""
    here: str = ""
    page: int = 1

    def query(self, **changes: object) -> str:
        """Return the query string for this choice with changes, leaving out what is so by itself."""
        changed = replace(self, **{"page": 1, **changes})  # type: ignore[arg-type]
        plain = {
            "measure": changed.measure.key if changed.measure is not self.indicator.headline else "",
            "kind": changed.kind if changed.kind != self.indicator.geography.kind else "",
            "period": changed.period,
            "region": changed.region,
            "area": changed.here,
            "sort": changed.sort if changed.sort != "name" else "",
            "order": "down" if changed.descending else "",
            "map": changed.form if changed.form != "hexagons" else "",
            "page": str(changed.page) if changed.page > 1 else "",
        }
        return urlencode({key: value for key, value in plain.items() if value})


def _one_of(asked: str, offered: object, what: str) -> str:
    if asked not in offered:  # type: ignore[operator]
        raise NotOffered(f"There is no {what} “{asked[:40]}” here.")
    return asked


def choose(indicator: Indicator, asked: Mapping[str, str], offered: Mapping[tuple[str, str], tuple[str, ...]]) -> Choice:
    """Read a query string; ``offered`` holds the periods, latest first, of each (measure, kind) that has figures.

    What is not asked for is the headline, the indicator's own areas, and the latest period. Raises :class:`NotOffered` for what
    there is not.
    """
    names = [measure.key for measure in indicator.measures]
    measure = indicator.measure(_one_of(asked.get("measure") or indicator.headline.key, names, "series"))
    kinds = [kind for key, kind in offered if key == measure.key and kind != AreaKind.NATION]
    kind = _one_of(asked.get("kind") or indicator.geography.kind, kinds, "kind of area")
    known = offered[measure.key, kind]
    page = asked.get("page") or "1"
    return Choice(
        indicator,
        measure,
        kind,
        _one_of(asked.get("period") or known[0], known, "period"),
        _one_of(asked.get("sort") or "name", SORTS, "order"),
        asked.get("order") == "down",
        _one_of(asked.get("map") or "hexagons", FORMS, "map"),
        asked.get("region") or "",
        asked.get("area") or "",
        int(page) if page.isascii() and page.isdigit() and len(page) < 4 else 1,  # noqa: PLR2004  999 pages
    )

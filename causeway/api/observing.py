"""Choosing observations and giving them out: a page, a table, or a line each."""

from collections.abc import Iterator

from django.db.models import QuerySet
from ninja import Schema
from pydantic import Field

from causeway.api import answers, schemas
from causeway.evidence.definitions.schema import indicators, sources
from causeway.evidence.figures.download import lines
from causeway.evidence.models import Observation

PAGE_SIZE = 500


class Wanted(Schema):
    """Which observations."""

    indicator: schemas.Key | None = Field(None, description="an indicator's key")
    measure: schemas.Key | None = Field(None, description="one of its series")
    area: schemas.Gss | None = Field(None, description="an area's GSS code")
    kind: schemas.Kind | None = Field(None, description="kind of area")
    period: schemas.Period | None = Field(None, description="2024, 2024-09 or 2024-2025")

    def enough(self) -> bool:
        """Return whether it names an indicator or an area, so that nobody asks for everything by mistake."""
        return bool(self.indicator or self.area)


class WantedPage(Wanted):
    """And which page of them."""

    page: int = Field(1, ge=1, le=100_000, description="from 1")
    per_page: int = Field(PAGE_SIZE, ge=1, le=PAGE_SIZE, description="figures on a page")


def chosen(wanted: Wanted) -> QuerySet[Observation]:
    """Return the observations wanted, of what is shown and defined now, in an order that pages can rely on."""
    names = {"indicator": "indicator", "measure": "measure", "area": "area_code", "kind": "area_kind", "period": "period"}
    given = {column: value for name, column in names.items() if (value := getattr(wanted, name)) is not None}
    found = Observation.objects.current().filter(indicator__in=list(indicators())).filter(**given)
    return found.order_by("indicator", "measure", "area_kind", "area_code", "-period", "pk")


def page_of(wanted: WantedPage) -> schemas.Observations:
    """Return one page; one past the last is empty."""
    found, page, size = chosen(wanted), wanted.page, wanted.per_page
    total = found.count()
    rows = list(found[(page - 1) * size : page * size])
    releases = answers.shown_releases()
    keys = sorted({indicators()[row.indicator].source for row in rows})
    return schemas.Observations(
        total=total,
        page=page,
        pages=-(-total // size),
        observations=[answers.observation(row) for row in rows],
        sources=[answers.source(sources()[key], releases.get(key)) for key in keys],
    )


def as_csv(wanted: Wanted) -> Iterator[str]:
    """Yield the table line by line."""
    return lines(chosen(wanted).iterator(chunk_size=2000))


def as_lines(wanted: Wanted) -> Iterator[str]:
    """Yield one JSON object a line."""
    for row in chosen(wanted).iterator(chunk_size=2000):
        yield answers.observation(row).model_dump_json() + "\n"

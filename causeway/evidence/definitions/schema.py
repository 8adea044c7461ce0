"""What each indicator and source *is*: reviewed YAML under ``definitions/``, checked field by field when it is read."""

import csv
import datetime as dt
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, Self, TypeVar

import yaml
from django.conf import settings
from pydantic import BaseModel, ConfigDict, Field, HttpUrl, model_validator

from causeway.evidence.definitions.renewal import Renewal
from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.rounding import Unit
from causeway.evidence.domain.severity import Severity
from causeway.evidence.domain.symbols import Status
from causeway.evidence.exceptions import DefinitionError
from causeway.yaml_files import read_as, read_yaml

UNITED_KINGDOM = "K02000001"  # the "nation" of an indicator that covers all four, each area beside others of its own nation
PLAIN = "{name}"  # an area's own name in a sentence: reference/areas/sentences.csv
KEY = r"^[a-z][a-z0-9_]{2,39}$"
Definition = TypeVar("Definition", bound="Reviewed")


class Reviewed(BaseModel):
    """Base of every definition: frozen, and a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Reads(Reviewed):
    """Where a table-driven importer finds a measure in its source's files; each importer's module says what the names are."""

    series: str = Field(default="", description="the file's own name for the values; empty where we compute them from counts")
    year: Literal["calendar", "ending", "january"] = Field(
        default="calendar",
        description="what the file's 2024 is: that year, the school or financial year ending in it, or its January",
    )
    numerator: tuple[str, ...] = Field(default=(), description="the file's names for the counted part; the first that has it")
    denominator: tuple[str, ...] = Field(default=(), description="the same for what it is counted among")
    times: float = Field(default=1, description="published value → our unit: 1000 where a file gives thousands of pounds")


class Standard(Reviewed):
    """A limit in law, or one that the service has set itself: a figure can fall short of it whatever its rank."""

    kept: Literal["at least", "at most"]
    value: float = Field(
        description="in the measure's unit: 100 where every case must be within a limit, 0 where none may be beyond it"
    )
    by: Literal["law", "guidance", "NHS"] = Field(
        description="an Act or regulations, statutory guidance, or a standard of a health service"
    )
    limit: str = Field(max_length=40, description="what is allowed, as words that fit into a sentence: 20 weeks")
    due: dt.date | None = Field(
        default=None, description="the day from which it is to be kept, where that is still to come: an aim till then"
    )
    sentence: str = Field(description="what is to be done within it, by whom, as a whole sentence")
    url: HttpUrl
    url_text: str


class Measure(Reviewed):
    """One series of an indicator. Series are kept apart: none is computed from another."""

    key: str = Field(pattern=KEY)
    name: str
    kind: Kind
    unit: Unit
    per: int = Field(default=0, ge=0, description="what a rate is counted per, such as 10000; 0 for anything else")
    polarity: Polarity
    decimals: int = Field(ge=0, le=2)
    numerator: str = ""
    denominator: str = ""
    formula: str
    published_as: Mapping[str, str] = Field(
        default={}, description="the publisher's own names for value, numerator and denominator"
    )
    interval: bool = Field(default=False, description="whether an interval is computed where both counts are known")
    signed: bool = Field(default=False, description="whether values below zero can occur, as those of a balance can")
    standard: Standard | None = Field(default=None, description="the limit in law or of the service that its values are held to")
    sentence: str = Field(
        default="",
        description="said of this measure by itself with {area}, {period} and {value}; the headline's stands with the indicator",
    )
    not_compared: str = Field(
        default="", description="why areas must not be set beside each other by it; they may where this is empty"
    )
    reads: Reads = Reads()

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage of counted things."""
        return self.kind is Kind.PROPORTION and self.unit is Unit.PERCENT

    @property
    def counted_in(self) -> str:
        """What a value is counted in, for a column of a table: "percent", "days", or for a rate "per 10,000"."""
        return f"per {self.per:,}" if self.per else self.unit.value

    @model_validator(mode="after")
    def _a_rate_says_per_what(self) -> Self:
        if (self.kind is Kind.RATE) != bool(self.per):
            raise ValueError(f"{self.key}: a rate says what it is counted per (per: 10000), and nothing else does")
        return self

    @model_validator(mode="after")
    def _what_is_judged_can_be(self) -> Self:
        if self.kind is Kind.COUNT and self.polarity is not Polarity.NEUTRAL:
            raise ValueError(f"{self.key}: a count by itself is neither good nor bad (polarity: neutral): larger areas have more")
        asked = {"at least": Polarity.HIGH_IS_BETTER, "at most": Polarity.LOW_IS_BETTER}
        if self.standard and self.polarity is not asked[self.standard.kept]:
            raise ValueError(f"{self.key}: its standard is kept {self.standard.kept} a value, which its polarity denies")
        return self


class Break(Reviewed):
    """A change after which earlier figures are not comparable."""

    from_period: str
    why: str


class Provisional(Reviewed):
    """A period whose figures the publisher says may still change."""

    period: str
    why: str


class Sentences(Reviewed):
    """What may be said aloud.

    ``{area}``, ``{value}``, ``{period}``, ``{nation}``, ``{nation_value}`` and the keys of measures are filled in. Where one says "in
    {area}" of a place that one is on, the place's own preposition takes its place.
    """

    published: str
    plain: str = Field(description="said instead when a series the full sentence needs is not published")
    suppressed: str
    missing: str


class Geography(Reviewed):
    """The areas an indicator is published for, and which edition of their boundaries."""

    kind: str
    vintage: str = Field(max_length=80)
    as_at: dt.date | None = Field(default=None, description="the day whose areas are meant; the day of asking when empty")
    named: str = Field(description="what an area of this kind is called")
    phrase: str = Field(default=PLAIN, description="an area in a sentence, with its edition where that matters")
    note: str
    names: str = Field(default="", description="code list with the names the areas bore then, where they have others now")
    nation: str = Field(description="GSS code of the nation it covers and is compared with")
    also: tuple[str, ...] = Field(default=(), description="other kinds of area in the same source")


class Indicator(Reviewed):
    """One thing that is measured; its first measure is the headline, the others stand beside it."""

    key: str = Field(pattern=KEY)
    name: str = Field(max_length=90)
    counted: str = Field(
        default="",
        max_length=40,
        description="of how many its number is, for where it stands without its sentence; a rate always says it",
    )
    service: str
    context: bool = Field(
        default=False, description="says what kind of place it is, not how children are served; never a finding"
    )
    severity: Severity = Field(
        default=Severity.SHARE, description="what kind of thing it is for a child; what leads a page is decided from it"
    )
    why_it_matters: str = Field(
        default="", description="what it means for a child, in one sentence that claims no more than is known"
    )
    tells: str
    does_not_tell: str
    measures: tuple[Measure, ...] = Field(min_length=1)
    published_as: Mapping[str, str] = Field(default={}, description="the publisher's own names for what all measures share")
    geography: Geography
    source: str
    sentences: Sentences
    caveats: tuple[str, ...] = Field(min_length=1)
    breaks: tuple[Break, ...] = ()
    began: Break | None = Field(
        default=None,
        description="the first period of a new collection, in which figures say as much of the collection as of children",
    )
    provisional: tuple[Provisional, ...] = ()
    suppression: str
    not_comparable_with: tuple[str, ...] = ()
    method: str
    author: str
    checker: str
    checked: dt.date
    next_review: dt.date

    @property
    def headline(self) -> Measure:
        """The measure whose value is the big number."""
        return self.measures[0]

    @property
    def title(self) -> str:
        """What its number is, where that stands in a table or a picture: "Children in need, for every 10,000 children"."""
        return f"{self.name}, {self.counted}" if self.counted else self.name

    @model_validator(mode="after")
    def _a_rate_says_of_how_many(self) -> Self:
        if self.headline.per and f"{self.headline.per:,}" not in self.title:
            raise ValueError(f"{self.key}: of how many its number is stands in neither its name nor counted")
        return self

    @cached_property
    def _by_key(self) -> dict[str, Measure]:
        return {measure.key: measure for measure in self.measures}

    def measure(self, key: str) -> Measure:
        """Return one measure; raises ``KeyError``."""
        return self._by_key[key]

    def comparable_from(self, period: str) -> str:
        """Return the first period that ``period`` may be compared with; empty where no change of method lies before it."""
        return max((one.from_period for one in self.breaks if one.from_period <= period), default="")

    def severity_of(self, measure: Measure) -> Severity:
        """Return what kind of thing a measure is for a child: one held to a limit in law is about that limit."""
        return Severity.LEGAL_LIMIT if measure.standard and measure.standard.by == "law" else self.severity

    @model_validator(mode="after")
    def _context_is_context(self) -> Self:
        if self.severity is Severity.CONTEXT and not self.context:
            raise ValueError(f"{self.key}: what has severity: context says so with context: true as well")
        return self

    @model_validator(mode="after")
    def _sentences_name_what_there_is(self) -> Self:
        known = {"area", "value", "period", "nation", "nation_value", *(measure.key for measure in self.measures)}
        blank = dict.fromkeys(known, "")
        for sentence in self.sentences.model_dump().values():
            sentence.format_map(blank)
        if self.next_review <= self.checked:
            raise ValueError("next_review must come after checked")
        return self


class Known(Reviewed):
    """A value read by a person from the published file, which an import must reproduce exactly."""

    indicator: str
    measure: str
    code: str
    period: str
    value: float
    where: str = Field(description="file and row it was read from")


class Coverage(Reviewed):
    """How many areas of a kind each period of one indicator must have, so that half a file is refused."""

    indicator: str
    kind: str
    least: int
    most: int


class Sum(Reviewed):
    """Parts that must make up their whole: their sum, as a share of it, lies between ``least`` and ``most``."""

    indicator: str
    measure: str
    parts: str
    whole: str
    least: float
    most: float


class Checks(Reviewed):
    """What a release must satisfy before it replaces the last one."""

    least_rows: int
    most_shrink: float = Field(gt=0, le=1, description="the smallest share of the last release's rows that is believable")
    coverage: tuple[Coverage, ...]
    known: tuple[Known, ...] = Field(min_length=1)
    sums: tuple[Sum, ...] = ()
    ended: str = Field(default="", description="a list under definitions/codes of areas that ended and have only a past")


class SourceFile(Reviewed):
    """One published file; ``url`` is empty where the publisher gives each release a new address."""

    path: str = Field(description="under the evidence folder; * stands for any letters")
    url: HttpUrl | None = None


class Slip(Reviewed):
    """Cells that a person found to be wrong in a publisher's file. They are shown as not published: mending them is not for us."""

    series: str = Field(description="the file's own name for the series")
    year: str = Field(description="the file's own label of the year")
    kind: str = Field(description="the kind of area the cells are of")
    value: float = Field(description="what stands in them")
    why: str = Field(max_length=200, description="what is wrong, as a sentence; it is shown beside each of them")


class Source(Reviewed):
    """Who publishes, under what licence, in which files, and how its cells are read."""

    key: str = Field(pattern=KEY)
    title: str
    publisher: str
    url: HttpUrl
    licence: str
    licence_url: HttpUrl
    attribution: str
    importer: str
    files: tuple[SourceFile, ...] = Field(min_length=1)
    signs: Mapping[str, Status] = Field(description="what stands in a cell that holds no number")
    rounding: str
    aliases: Mapping[str, str] = Field(default={}, description="what a file calls an area, where our lists do not → GSS code")
    slips: tuple[Slip, ...] = ()
    checks: Checks
    refresh: Renewal | None = Field(default=None, description="where its newest figures are; by hand only when empty")
    author: str
    checker: str
    checked: dt.date
    next_review: dt.date


class Gap(Reviewed):
    """Something that has no figure here, with the question it raises and where to look.

    That nobody publishes it is a finding; that it is published and not loaded says something of this site only.
    """

    key: str = Field(pattern=KEY)
    published: bool = Field(description="whether somebody publishes it: then it is ours to load, and never printed on paper")
    nations: tuple[str, ...]
    text: str
    ask: str = ""
    url: HttpUrl | None = None
    url_text: str = ""


def _read(path: Path, kind: type[Definition]) -> Definition:
    try:
        return read_as(kind, path)
    except (yaml.YAMLError, ValueError, KeyError) as error:  # pydantic's errors are ValueErrors
        raise DefinitionError(f"definitions/{path.parent.name}/{path.name} cannot be used: {error}") from error


@lru_cache(maxsize=4)
def _indicators(folder: Path) -> dict[str, Indicator]:
    read = [_read(path, Indicator) for path in sorted((folder / "indicators").glob("*.yaml"))]
    return {indicator.key: indicator for indicator in sorted(read, key=lambda indicator: indicator.context)}


@lru_cache(maxsize=4)
def _sources(folder: Path) -> dict[str, Source]:
    read = [_read(path, Source) for path in sorted((folder / "sources").glob("*.yaml"))]
    return {source.key: source for source in read}


@lru_cache(maxsize=4)
def _gaps(folder: Path) -> tuple[Gap, ...]:
    return tuple(Gap.model_validate(entry) for entry in read_yaml(folder / "gaps.yaml"))


def indicators() -> dict[str, Indicator]:
    """Return every indicator by key, in the order of the file names, those that only set the scene last."""
    return _indicators(Path(settings.DEFINITIONS_PATH))


def sources() -> dict[str, Source]:
    """Return every source by key."""
    return _sources(Path(settings.DEFINITIONS_PATH))


def indicators_of(source: Source) -> tuple[Indicator, ...]:
    """Return the indicators that are read from a source."""
    return tuple(one for one in indicators().values() if one.source == source.key)


def gaps(nation: str) -> tuple[Gap, ...]:
    """Return what nobody publishes for the areas of a nation (GSS code)."""
    return tuple(gap for gap in _gaps(Path(settings.DEFINITIONS_PATH)) if nation in gap.nations and not gap.published)


def not_loaded(nation: str) -> tuple[Gap, ...]:
    """Return what is published for the areas of a nation (GSS code) and is not among our figures."""
    return tuple(gap for gap in _gaps(Path(settings.DEFINITIONS_PATH)) if nation in gap.nations and gap.published)


@lru_cache(maxsize=8)
def _code_list(path: Path) -> tuple[tuple[str, str, str], ...]:
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple((row["code"], row["gss"], row["name"]) for row in csv.DictReader(lines))


def codes(name: str) -> dict[str, str]:
    """Return ``definitions/codes/<name>.csv`` as publisher's code → GSS code."""
    return {code: gss for code, gss, _ in _code_list(Path(settings.DEFINITIONS_PATH) / "codes" / f"{name}.csv")}


def code_names(name: str) -> dict[str, str]:
    """Return ``definitions/codes/<name>.csv`` as GSS code → name."""
    return _code_names(str(settings.DEFINITIONS_PATH), name)


@lru_cache(maxsize=8)
def _code_names(folder: str, name: str) -> dict[str, str]:
    return {gss: text for _, gss, text in _code_list(Path(folder) / "codes" / f"{name}.csv")}

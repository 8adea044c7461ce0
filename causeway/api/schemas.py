"""What the API answers: one class for each kind of thing, with its words for the documentation."""

import datetime as dt
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

Kind = Literal["nation", "region", "constituency", "authority", "district", "icb", "sub-icb", "health-board"]
Gss = Annotated[str, StringConstraints(pattern=r"^[A-Z][0-9]{8}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{2,39}$")]
Period = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-[0-9]{2}|-[0-9]{4})?$")]

LONGEST_POSTCODE = 40  # characters, as it may be typed
MOST_TOGETHER = 100


class Problem(Schema):
    """Why there is no answer, in a sentence."""

    detail: str


class AreaOut(Schema):
    """One area. An empty day is open: in force since ever, or until further notice."""

    kind: Kind
    code: str = Field(description="GSS code")
    name: str
    name_cy: str = Field(description="Welsh name, or empty")
    valid_from: dt.date | None
    valid_to: dt.date | None


class Areas(Schema):
    """Areas of one kind, by name."""

    areas: list[AreaOut]


class Relation(Schema):
    """How much of one area lies in another."""

    area: AreaOut
    share: float = Field(description="0 to 1, of the part")
    basis: str = Field(description="what it is a share of: whole, postcodes, population or assumed")


class Relations(Schema):
    """What an area lies in, and what lies in it, on a day."""

    area: AreaOut
    on: dt.date
    lies_in: list[Relation]
    holds: list[Relation]


class SourceOut(Schema):
    """Who publishes, under what licence, and the release that is shown."""

    key: str
    title: str
    publisher: str
    url: str
    licence: str
    licence_url: str
    attribution: str
    release: str = Field(description="first characters of the checksum of the release that is shown; empty when none is")
    loaded_at: dt.datetime | None


class MeasureOut(Schema):
    """One series of an indicator. Series are never to be compared with each other."""

    key: str
    name: str
    unit: str
    polarity: str
    formula: str
    numerator: str
    denominator: str


class IndicatorOut(Schema):
    """One thing that is measured: what it tells, what it does not, for which areas, from which source."""

    key: str
    name: str
    service: str
    tells: str
    does_not_tell: str
    measures: list[MeasureOut]
    area_kind: str
    area_edition: str
    nation: str = Field(description="GSS code of the nation it is published for")
    caveats: list[str]
    suppression: str
    method: str
    source: SourceOut


class Indicators(Schema):
    """Every indicator."""

    indicators: list[IndicatorOut]


class ObservationOut(Schema):
    """One published cell. ``value`` is null unless ``status`` is published: withheld is not zero."""

    indicator: str
    measure: str
    area_kind: str
    area_code: str
    area_edition: str
    period: str
    status: Literal["published", "suppressed", "missing", "not applicable"]
    value: float | None
    numerator: float | None
    denominator: float | None
    interval_95_lower: float | None = Field(description="ours, computed from the counts; null where there are none")
    interval_95_upper: float | None
    note: str


class Observations(Schema):
    """One page of observations, and whose they are."""

    total: int
    page: int
    pages: int
    observations: list[ObservationOut]
    sources: list[SourceOut] = Field(description="of the observations on this page")


Standing = Literal["far below", "below", "within", "above", "far above"]


class TrendOut(Schema):
    """Where the difference from the nation goes, since the last break and without the pandemic's periods; ``slope`` a year, scaled.

    Of shares the arcsine root is compared, of other values the logarithm. ``p`` allows for autocorrelation by what all areas show.
    """

    direction: Literal["up", "down", "no clear trend", "too short to say"]
    since: str | None
    slope: float | None
    p: float | None


class BesideOut(Schema):
    """What a value is set beside: published values of nation and region, the middle ones of its groups. Null where there is none."""

    nation: float | None
    region_name: str = Field(description="empty where the area lies in no region, or not in one")
    region: float | None
    neighbours: float | None = Field(
        description="middle value of the ten councils most like it (the DfE's statistical neighbours)"
    )
    neighbours_with_figure: int
    fifth: int | None = Field(description="of deprivation; 1 is the most deprived fifth of areas of this kind")
    fifth_value: float | None = Field(description="middle value of the areas in the same fifth")


class ComparisonOut(Schema):
    """One measure of one area in its latest period, among all areas of its kind. Above and below say nothing of good and bad."""

    indicator: str
    measure: str
    area_kind: str
    area_code: str
    period: str
    value: float
    interval_95_lower: float | None
    interval_95_upper: float | None
    beside: BesideOut
    basis: Literal["chance", "spread", "none"] = Field(
        description="chance: counts, so exact tails and p; spread: values alone, no test of chance; none: not to be compared"
    )
    funnel_chance: Standing | None = Field(
        description="against the nation by chance alone; of large areas nearly all are outside"
    )
    funnel: Standing | None = Field(description="among areas that differ anyway, around the middle one: the one to show")
    z: float | None
    p: float | None
    p_corrected: float | None = Field(description="p corrected across the areas of this kind (Benjamini and Hochberg)")
    percentile: float | None = Field(description="0 to 100: share of areas with a lower value; not a rank to publish")
    shrunk: float | None = Field(description="the true value, as far as its own counts and those of all areas tell")
    higher: float | None = Field(description="0 to 1: the probability that the true value lies above the nation's")
    not_judged: list[str] = Field(description="why nothing is said of the figure; empty where it is judged as any")
    trend: TrendOut


class Comparisons(Schema):
    """How areas stand, and from what that was computed. Empty with its explanation where nothing is computed."""

    edition: str = Field(description="stamp of the releases shown; empty where none was marked")
    computation: str = Field(
        description="first characters of the checksum of all the comparisons rest on; empty when not computed"
    )
    computed_at: dt.datetime | None
    explanation: str = Field(description="why there are no comparisons; empty when there are")
    comparisons: list[ComparisonOut]
    sources: list[SourceOut] = Field(description="of the figures compared")


class PostcodeOut(Schema):
    """The areas of a postcode, or how far it gets us. A code is null where there is none or our data does not say."""

    status: Literal["known", "unknown", "not a postcode", "northern ireland", "crown dependency", "forces", "new", "ended"]
    postcode: str
    explanation: str
    constituency: str | None
    district: str | None
    authority: str | None
    sub_icb: str | None
    icb_2023: str | None = Field(description="integrated care board of 2022 to March 2026")
    icb_2026: str | None = Field(description="integrated care board from April 2026")
    health_board: str | None
    region: str | None
    nation: str | None
    icb_approximate: bool = Field(description="whether a neighbouring board is so near that ours may be wrong")


class PostcodeAsked(PostcodeOut):
    """A postcode's answer among others, with what was sent."""

    asked: str


class PostcodesOut(Schema):
    """The answers to several postcodes, in the order in which they were sent."""

    postcodes: list[PostcodeAsked]


Typed = Annotated[str, Field(max_length=LONGEST_POSTCODE)]
Together = Annotated[list[Typed], Field(min_length=1, max_length=MOST_TOGETHER)]


class PostcodesIn(Schema):
    """Up to a hundred postcodes, with or without their blanks."""

    postcodes: Together


class ManyPostcodesIn(Schema):
    """Up to ten thousand postcodes, with or without their blanks."""

    postcodes: Annotated[list[Typed], Field(min_length=1, max_length=10_000)]


class MpOut(Schema):
    """Who holds a seat, as Parliament publishes it."""

    constituency: AreaOut
    state: Literal["held", "vacant", "dissolved"]
    explanation: str
    name: str | None
    party: str | None
    member_id: int | None = Field(description="Parliament's id")
    as_at: dt.date
    attribution: str

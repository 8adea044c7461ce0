"""What is said of an area: findings in order, what is held back and why. Every page, paper, letter and post takes these."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import Indicator, Measure, Source, Standard
from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.rounding import display
from causeway.evidence.domain.severity import Severity
from causeway.evidence.figures.figure import address_of
from causeway.evidence.findings.domain.gates import Reason
from causeway.evidence.findings.domain.leading import HARDLY_MISSED, Kind, Tier, Verdict

MOST = 6  # what one reads
MOSTLY_KEPT = 100 * (1 - HARDLY_MISSED)  # per cent of cases within a limit


class Said(Protocol):
    """A finding in words. They may be made when they are asked for: of forty findings a page says three."""

    @property
    def sentence(self) -> str:
        """The whole of it, as a head could say it aloud."""

    @property
    def line(self) -> str:
        """What the number is, in the words that follow it where it stands large."""

    @property
    def neighbours(self) -> str:
        """Such as "The median of the 10 councils most like it … is 38.2%."; empty where there are none."""

    @property
    def caveat(self) -> str:
        """What it does not show."""


@dataclass(frozen=True)
class Finding:
    """One thing worth saying of an area, as a sentence a head could say aloud. All texts are translated and ready to show."""

    kind: Kind
    verdict: Verdict
    tier: Tier  # who comes first of all; within one, the score decides
    said: Said
    indicator: Indicator
    measure: Measure  # the headline, or one that a limit is set for
    figure_key: str
    area: Area  # whose figure it is: a seat's council or board, never an average; the nation's own where nothing is worse here
    share_words: str  # how much of the area asked about lies in it; empty for the area itself
    period: str  # as it is said
    age: float  # years since the period's last day, on the day of asking
    value: float
    numerator: float | None
    denominator: float | None
    nation_value: float | None
    nation: str
    standard: Standard | None  # the limit it is about, with its source
    source: Source

    @property
    def sentence(self) -> str:
        """The whole of it."""
        return self.said.sentence

    @property
    def line(self) -> str:
        """What the number is."""
        return self.said.line

    @property
    def neighbours(self) -> str:
        """What areas like it have."""
        return self.said.neighbours

    @property
    def caveat(self) -> str:
        """What it does not show."""
        return self.said.caveat

    @property
    def about(self) -> str:
        """What its number is of: the indicator by its title, or another measure by its own, such as waits of over a year."""
        return self.indicator.title if self.of_headline else self.measure.name

    @property
    def shown(self) -> str:
        """The number itself, as it is shown large."""
        return display(self.value, self.measure.unit, self.measure.decimals)

    @property
    def beside(self) -> str:
        """The nation's figure with its name, "England 46.1%"; empty where there is none."""
        if self.nation_value is None or self.kind is Kind.NATION:
            return ""
        return f"{self.nation} {display(self.nation_value, self.measure.unit, self.measure.decimals)}"

    @property
    def in_short(self) -> str:
        """What it is in one sentence, for a text that must be short: the number, its period, and the nation's."""
        said = self.line if self.line[:1].isupper() else f"{self.shown} {self.line}"
        about = "; ".join(part for part in (self.period, self.beside) if part)
        return f"{said.rstrip('.')} ({about})."

    @property
    def weighs(self) -> bool:
        """Whether it may stand under a headline of what is wrong, beside what leads.

        It is grave, of the last two years, and not better than across the nation; or more are turned away than there. That is neither good
        nor bad by itself, and still something to ask about. A limit that four in five are kept within reads as praise.
        """
        kept = self.standard is not None and self.standard.kept == "at least" and self.value >= MOSTLY_KEPT
        if self.tier is Tier.OLD or (kept and self.tier is not Tier.WORSE):
            return False
        higher = self.nation_value is not None and self.value > self.nation_value
        if self.verdict is Verdict.DIFFERENT:
            return higher and self.indicator.severity_of(self.measure) is Severity.REFUSAL
        lower = self.nation_value is not None and self.value < self.nation_value
        return self.grave and not (higher if self.measure.polarity is Polarity.HIGH_IS_BETTER else lower)

    @property
    def of_headline(self) -> bool:
        """Whether its number is the one that stands large in the figure, whose picture and sentence may stand beside it then."""
        return self.measure is self.indicator.headline

    @property
    def percent(self) -> float | None:
        """The share behind the sentence, where it is one of counted things."""
        return 100 * self.numerator / self.denominator if self.numerator is not None and self.denominator else None

    @property
    def address(self) -> str:
        """Where the figure stands: on the same page, or the nation's own page of it."""
        if self.kind is Kind.NATION:
            return address_of(self.figure_key)
        return f"#f-{self.indicator.key}-{self.area.code}"

    @property
    def side(self) -> str:
        """Whether it is good news, bad or neither, as the page marks it."""
        return "bad" if self.grave else "good" if self.good else "neutral"

    @property
    def tag(self) -> str:
        """What it is, in two or three words above the sentence."""
        match self.verdict:
            case Verdict.BROKEN:
                by = self.standard.by if self.standard else ""
                return {"law": _("The law’s limit is broken"), "NHS": _("The NHS’s limit is broken")}.get(
                    by, _("A limit is broken")
                )
            case Verdict.WORSE:
                return _("Losing ground") if self.kind is Kind.TREND else _("Worse than %(nation)s") % {"nation": self.nation}
            case Verdict.BETTER:
                return _("Gaining ground") if self.kind is Kind.TREND else _("Better than %(nation)s") % {"nation": self.nation}
            case Verdict.DIFFERENT:
                return _("Different from %(nation)s") % {"nation": self.nation}
            case Verdict.NONE:
                return _("Across %(nation)s") % {"nation": self.nation}

    @property
    def leads(self) -> bool:
        """Whether it may come first: not what is older than two years, and no good news."""
        return self.tier <= Tier.DIFFERENT

    @property
    def good(self) -> bool:
        """Whether it is good news."""
        return self.verdict is Verdict.BETTER

    @property
    def grave(self) -> bool:
        """Whether a child is worse off for it here: worse than the nation, or a limit broken."""
        return self.verdict in {Verdict.WORSE, Verdict.BROKEN}


@dataclass(frozen=True)
class HeldBack:
    """A figure nothing is said of, and why, as a sentence to stand under it."""

    figure_key: str
    indicator: Indicator
    area: Area
    reasons: tuple[Reason, ...]
    sentence: str


@dataclass(frozen=True)
class AreaFindings:
    """Everything to say of an area, the first to be said first.

    ``compared`` is how many figures were set beside others. Where nothing is worse than across the nation, ``nothing_worse`` says so in
    a sentence, and the nation's own figure stands first.
    """

    findings: tuple[Finding, ...]
    held: tuple[HeldBack, ...]
    compared: int
    nothing_worse: str = ""

    @property
    def first(self) -> tuple[Finding, ...]:
        """The few to read first, in order, with one piece of good news among them if there is any."""
        kept = self.findings[:MOST]
        good = next((one for one in self.findings[MOST:] if one.good), None)
        return (*kept[:-1], good) if good and not any(one.good for one in kept) else kept

    @property
    def lead(self) -> Finding | None:
        """What comes first; ``None`` where nothing may."""
        return next((one for one in self.findings if one.leads), None)

    @property
    def lead_sentence(self) -> str:
        """What comes first, as one says it; that nothing is worse here goes before the nation's figure. Empty where nothing leads."""
        return f"{self.nothing_worse} {self.lead.sentence}".strip() if self.lead else ""

    def why_held(self, figure_key: str) -> str:
        """Return why nothing is said of a figure; empty where it is judged as any."""
        return self._held_words.get(figure_key, "")

    @cached_property
    def _held_words(self) -> dict[str, str]:
        return {one.figure_key: one.sentence for one in self.held}


NOTHING = AreaFindings((), (), 0)

"""What is said of an area: findings in order, what is held back and why. Every page, paper, letter and post takes these."""

from dataclasses import dataclass

from causeway.areas.models import Area
from causeway.evidence.definitions.schema import Indicator, Source, Standard
from causeway.evidence.findings.domain.gates import Reason
from causeway.evidence.findings.domain.leading import Kind, Tier, Verdict


@dataclass(frozen=True)
class Finding:
    """One thing worth saying of an area, as a sentence a head could say aloud. All texts are translated and ready to show."""

    kind: Kind
    verdict: Verdict
    tier: Tier  # who comes first of all
    score: float  # and who within it
    sentence: str
    indicator: Indicator
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
    certainty: float  # 0.5 to 1
    neighbours: str  # such as "Middle of its ten statistical neighbours: 38.2%."; empty where there are none
    caveat: str
    source: Source

    @property
    def percent(self) -> float | None:
        """The share behind the sentence, where it is one of counted things."""
        return 100 * self.numerator / self.denominator if self.numerator is not None and self.denominator else None

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
    def lead(self) -> Finding | None:
        """What comes first; ``None`` where nothing may."""
        return next((one for one in self.findings if one.leads), None)

    def why_held(self, figure_key: str) -> str:
        """Return why nothing is said of a figure; empty where it is judged as any."""
        return next((one.sentence for one in self.held if one.figure_key == figure_key), "")


NOTHING = AreaFindings((), (), 0)

"""What the evidence room answers: everything it has to say about an area or a school."""

import datetime as dt
from dataclasses import dataclass

from causeway.areas.models import Area, School
from causeway.evidence.definitions.schema import Gap
from causeway.evidence.figures.figure import LocalFigure
from causeway.evidence.findings.finding import AreaFindings


@dataclass(frozen=True)
class LocalCase:
    """Everything published that we hold about an area on a day. Figures of parts stand side by side; none is averaged."""

    area: Area
    nation: Area
    on: dt.date
    figures: tuple[LocalFigure, ...]
    gaps: tuple[Gap, ...]  # what nobody publishes
    not_loaded: tuple[Gap, ...]  # what somebody publishes and we do not hold: shown on pages, never printed
    slivers: bool  # whether areas holding under 1% of it were left out

    @property
    def spans(self) -> bool:
        """Whether some indicator is shown for more than one area."""
        seen = [figure.indicator.key for figure in self.figures]
        return len(seen) != len(set(seen))


@dataclass(frozen=True)
class SchoolCase:
    """A school, and what is published about the areas it stands in."""

    school: School
    case: LocalCase
    found: AreaFindings

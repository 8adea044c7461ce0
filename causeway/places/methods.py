"""What the methods page shows besides its words: how the campaign weighs, and how often the rules are wrong."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from causeway.evidence.definitions.schema import indicators
from causeway.evidence.domain.rounding import number
from causeway.evidence.domain.severity import Severity
from causeway.evidence.findings.priorities import PRIORITIES
from causeway.evidence.statistics.operating import Simulated, published


@dataclass(frozen=True)
class Operating:
    """One line of the operating characteristics, ready to show."""

    rule: str
    truth: str
    areas: int
    runs: str
    spoke: str
    false: str
    power: str


def _kinds() -> dict[Severity, str]:
    return {
        Severity.LEGAL_LIMIT: _("A limit of the law"),
        Severity.WAIT: _("Waiting"),
        Severity.REFUSAL: _("Turned away"),
        Severity.UNMET_NEED: _("In need without help"),
        Severity.WORKFORCE: _("Who is there to help"),
        Severity.SPEND: _("What is spent"),
        Severity.SHARE: _("How many have or get something"),
    }


def _line(one: Simulated) -> Operating:
    of, percent = one.found, _("%(share)s%%")
    return Operating(
        rule=of.rule,
        truth=of.truth,
        areas=of.areas,
        runs=number(of.runs),
        spoke=percent % {"share": number(100 * of.spoke_share, 1)} if one.nothing else "",
        false=_("%(share)s%% of %(told)s") % {"share": number(100 * of.false_share, 1), "told": number(of.told)}
        if not one.nothing
        else "",
        power=percent % {"share": number(100 * of.power)} if not one.nothing else "",
    )


def methods_page() -> dict[str, Any]:
    """Return the page's context."""
    of, known = PRIORITIES.words(), indicators()
    return {
        "priorities": of,
        "gravity": [(words, number(of.weight(kind.value), 1)) for kind, words in _kinds().items()],
        "asked": [known[key].name for key in of.asked if key in known],
        "operating": [_line(one) for one in published()],
    }

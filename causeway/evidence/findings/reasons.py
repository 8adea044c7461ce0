"""Why nothing is said of a figure, as sentences to stand under it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from causeway.evidence.definitions.schema import Indicator, Measure
from causeway.evidence.domain.rounding import number
from causeway.evidence.findings.domain.gates import FEWEST_CHILDREN, Reason

WORDS = {
    Reason.FEW: gettext_noop("So few children are behind this figure that one more or less would change it. We do not judge it."),
    Reason.SMALL_PLACE: gettext_noop(
        "Fewer than %(children)s children live here, and how many are behind this figure is not published. We do not judge it."
    ),
    Reason.CARRIED: gettext_noop(
        "The counts are exactly those of the period before. They may have been carried forward, so we do not judge them."
    ),
    Reason.JUMPED: gettext_noop(
        "This list grew or shrank at once by more than lists do. It may be reporting, so we do not judge it."
    ),
    Reason.EMPTIED: gettext_noop("This went to none or to all within one period. It may be reporting, so we do not judge it."),
    Reason.ABSENT: gettext_noop(
        "None or all, where many would be expected. It may be how things are written down here, so we do not judge it."
    ),
    Reason.FIRST: gettext_noop(
        "This is the first period of a new collection. It says as much of the collection as of children, so we do not judge it."
    ),
    Reason.PROVISIONAL: gettext_noop("The publisher says that this figure may still change. We do not judge it yet."),
    Reason.FORBIDDEN: gettext_noop("Areas are not to be compared by this figure."),
}


def held_words(reasons: Sequence[Reason], indicator: Indicator, measure: Measure) -> str:
    """Return the sentences; what the definition or the publisher says themselves comes in their words."""
    fill = {"children": number(FEWEST_CHILDREN)}
    said = [_(WORDS[reason]) % fill for reason in reasons]
    if Reason.FORBIDDEN in reasons:
        said.append(measure.not_compared)
    if Reason.FIRST in reasons and indicator.began:
        said.append(indicator.began.why)
    return " ".join(said)

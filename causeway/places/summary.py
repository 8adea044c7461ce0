"""What an indicator's page says in sentences: how many areas have a figure, how far apart they are, why a picture is missing."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.evidence.definitions.kinds import counted, several
from causeway.evidence.domain.comparison import Polarity
from causeway.evidence.domain.measures import Kind
from causeway.evidence.domain.symbols import Status
from causeway.evidence.statistics.comparisons import computed
from causeway.places.all_areas import Everywhere
from causeway.places.pictures import value_of


def coverage(shown: Everywhere) -> str:
    """Return how many areas have a figure, and why the others have none."""
    absent = shown.absent
    if not absent:
        return _("All %(areas)s listed have a figure.") % {"areas": counted(shown.choice.kind, len(shown.rows))}
    words = {
        Status.SUPPRESSED: ngettext("%(many)s is withheld", "%(many)s are withheld", absent.get(Status.SUPPRESSED, 0)),
        Status.MISSING: ngettext("%(many)s is not published", "%(many)s are not published", absent.get(Status.MISSING, 0)),
        Status.NOT_APPLICABLE: ngettext("%(many)s does not apply", "%(many)s do not apply", absent.get(Status.NOT_APPLICABLE, 0)),
    }
    reasons = ", ".join(words[status] % {"many": many} for status, many in absent.items())
    return _("Of %(areas)s listed, %(with)s have a figure; %(reasons)s. None of these is zero.") % {
        "areas": counted(shown.choice.kind, len(shown.rows)),
        "with": len(shown.values),
        "reasons": reasons,
    }


def spread(shown: Everywhere) -> str:
    """Return how far apart the areas are; empty where there are too few to say."""
    tenths = shown.tenths
    if tenths is None:
        return ""
    return _(
        "At least a tenth of these %(areas)s are at %(low)s or below, at least half at %(middle)s or below, and at least a tenth at "
        "%(high)s or above."
    ) % {
        "areas": several(shown.choice.kind),
        "low": value_of(shown, tenths.low),
        "middle": value_of(shown, tenths.middle),
        "high": value_of(shown, tenths.high),
    }


def polarity(shown: Everywhere) -> str:
    """Return which way is better for children."""
    match shown.choice.measure.polarity:
        case Polarity.HIGH_IS_BETTER:
            return _("Higher is better for children.")
        case Polarity.LOW_IS_BETTER:
            return _("Lower is better for children.")
        case Polarity.NEUTRAL:
            return _("Neither higher nor lower is better by itself.")


def order(shown: Everywhere) -> str:
    """Return what is said of the order in which areas are listed."""
    if shown.choice.sort == "name":
        return _("By name, since much of any order by size is chance.")
    return _("Much of any order by size is chance.")


def per(shown: Everywhere) -> str:
    """Return what a rate is counted per; empty for anything else."""
    many = shown.choice.measure.per
    return _("Counted per %(many)s.") % {"many": f"{many:,}"} if many else ""


def why_no_funnel(shown: Everywhere) -> str:
    """Return why there is no funnel plot."""
    match shown.choice.measure.kind:
        case Kind.MEDIAN | Kind.AMOUNT:
            return _(
                "There is no funnel plot: this figure is not a share of a count, nor a rate, so the limits of chance around it "
                "cannot be computed."
            )
        case Kind.COUNT:
            return _("There is no funnel plot of a plain count: large areas have more of everything.")
        case Kind.PROPORTION | Kind.RATE if computed() is None:
            return _("There is no funnel plot yet: how areas compare has not been computed on this site.")
        case Kind.PROPORTION | Kind.RATE:
            return _(
                "There is no funnel plot: the counts behind these figures are not in the file we read, or only for a few areas, "
                "or there are too few areas to compare, so nobody can say here how much of the differences chance alone would make."
            )

"""What papers say around the findings: how they were chosen, how to read the pictures, and the numbers in a table."""

from django.utils.translation import gettext as _

from causeway.briefings.domain.tree import Table
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked
from causeway.evidence.definitions.kinds import short


def standing(data: BriefingData, each: tuple[Picked, ...]) -> str:
    """Return how the findings were chosen."""
    if not each:
        return _("We hold no published figure for this area.")
    if any(one.outstanding for one in each):
        said = _("We compared %(many)s figures published for this area. What weighs most for a child comes first.")
        return said % {"many": data.found.compared}
    return _("Nothing published here differs from the nation beyond doubt. These are figures published for this area.")


def how_to_read() -> str:
    """Return how to read the pictures beside the findings."""
    return _(
        "In each picture every faint line is one area, the dot is the one named above it, and the black line is the "
        "nation. A shaded band shows how far chance alone could move the figure."
    )


def _row(number: int, one: Picked) -> tuple[str, ...]:
    figure = one.figure
    here = f"{figure.headline} ({figure.interval})" if figure.interval else figure.headline
    beside = _("%(nation)s: %(value)s") % {"nation": figure.comparator, "value": figure.england}
    return (figure.indicator.name, short(figure.area.name), here, beside, figure.period, str(number))


def numbers(each: tuple[Picked, ...]) -> Table:
    """Return the figures as a table, each with the number of its source."""
    return Table(
        caption=_(
            "The figures, with those of the nation. In brackets: how far chance alone could move the figure (95% interval)."
        ),
        header=(_("What"), _("Where"), _("Here"), _("Nation"), _("When"), _("Source")),
        rows=tuple(_row(number, one) for number, one in enumerate(each, 1)),
        widths=(28, 18, 17, 14, 14, 9),
        numbers=(5,),
    )

"""What papers say around the findings: how they were chosen, how to read the pictures, and the numbers in a table."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.briefings.domain.tree import Table
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked
from causeway.evidence.figures.lines import short_then


@dataclass(frozen=True)
class Unknown:
    """What nobody publishes here: what, why, and the request for it."""

    what: str
    why: str
    ask: str

    @property
    def in_short(self) -> str:
        """Return what, and whom one can ask."""
        return f"{_('Not published: %(what)s') % {'what': self.what}} {self.ask}".strip()

    @property
    def whole(self) -> str:
        """Return all of it as a paragraph."""
        return " ".join(part for part in (_("Not published: %(what)s") % {"what": self.what}, self.why, self.ask) if part)


def unknown(data: BriefingData) -> Unknown | None:
    """Return the first thing that nobody publishes here, for a paper that has no figure to tell; ``None`` where we know of none."""
    gap = next(iter(data.case.gaps), None)
    if gap is None:
        return None
    what, dot, why = gap.text.partition(". ")
    return Unknown(f"{what[:1].lower()}{what[1:]}{dot.strip()}", why, gap.ask)


def _compared(data: BriefingData) -> str:
    """Say how many figures were compared, and that the gravest stands first: of a place itself, where not the nation's own leads it."""
    weighs = _("What weighs most for a child comes first.")
    if data.area.pk == data.nation.pk:
        return weighs  # there is nothing to compare a nation with
    many = ngettext(
        "We compared %(many)s figure published for this area.",
        "We compared %(many)s figures published for this area.",
        data.found.compared,
    ) % {"many": f"{data.found.compared:,}"}
    return many if data.found.nothing_worse else f"{many} {weighs}"


def standing(data: BriefingData, each: tuple[Picked, ...]) -> str:
    """Return how the findings were chosen, or what there is to ask for where there are none."""
    if not each:
        missing = unknown(data)
        return (
            missing.in_short
            if missing
            else _("No figure about services for children is published for %(area)s.") % {"area": data.named}
        )
    if any(one.outstanding for one in each):
        return _compared(data)
    return _("Nothing published here differs from the nation beyond doubt. These are figures published for this area.")


def how_to_read() -> str:
    """Return how to read the pictures beside the findings."""
    return _(
        "In each picture every faint line is one area, the dot is the one named above it, and the black line is the "
        "nation. A shaded band shows how far chance alone could move the figure."
    )


def _row(number: int, one: Picked) -> tuple[str, ...]:
    figure = one.figure
    interval = "" if one.other else figure.interval
    here = f"{one.number} ({interval})" if interval else one.number
    return (one.name, short_then(figure.area, figure.indicator), here, one.beside, figure.period, str(number))


def numbers(each: tuple[Picked, ...]) -> Table:
    """Return the figures as a table, each with the number of its source."""
    return Table(
        caption=_(
            "The figures, with those of the nation. In brackets: how far chance alone could move the figure (95% interval)."
        ),
        header=(_("What"), _("Where"), _("There"), _("Nation"), _("When"), _("Source")),
        rows=tuple(_row(number, one) for number, one in enumerate(each, 1)),
        widths=(28, 18, 17, 14, 14, 9),
        numbers=(5,),
    )

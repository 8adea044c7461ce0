"""The parts of a roundtable, as its pages lead to each other."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.translation import gettext as _

from causeway.roundtables.table.models import Roundtable

register = template.Library()


@dataclass(frozen=True)
class Phase:
    """A stretch of a roundtable's life, and its pages: the name of each address with what it is called."""

    title: str
    pages: tuple[tuple[str, str], ...]


def _phases() -> tuple[Phase, ...]:
    return (
        Phase(
            _("Convene"),
            (
                ("desk", _("Desk")),
                ("seats", _("Seats")),
                ("guests", _("Guests")),
                ("plan", _("Where")),
                ("dates", _("Dates")),
                ("letter", _("Letter")),
            ),
        ),
        Phase(_("Hold"), (("sheet", _("Run sheet")), ("tasks", _("Tasks")), ("pack", _("Pack")), ("day", _("The day")))),
        Phase(
            _("Keep"),
            (
                ("note", _("The note")),
                ("thanks", _("Thanks")),
                ("ledger", _("Promises")),
                ("publicity", _("Publicity")),
                ("story", _("The story")),
            ),
        ),
    )


@register.inclusion_tag("roundtables/_parts.html")
def parts(roundtable: Roundtable, here: str = "") -> dict[str, Any]:
    """Show where one is in a roundtable: ``{% load roundtables %}{% parts roundtable here %}``."""
    phases = _phases()
    here_in = next((each for each in phases if here in dict(each.pages)), phases[0])
    return {"roundtable": roundtable, "here": here, "phases": phases, "here_in": here_in}

"""The leaflet: one page for parents and staff, with one number and what one can do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.briefings.composing.local import standing, unknown
from causeway.briefings.composing.parts import language, plain_address, write_address
from causeway.briefings.domain.tree import Leaflet, Point
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import leading


def _steps(data: BriefingData) -> tuple[Point, ...]:
    return (
        Point(
            _("See it for yourself"),
            _("Scan the code or type the address. Every figure has its source, and what is not published is said too."),
        ),
        Point(
            _("Write to your MP"),
            _("In your own words. A few questions, and your answers are your letter: %(address)s")
            % {"address": plain_address(write_address(data))},
        ),
        Point(_("Tell one other person"), _("Somebody who lives or works here. Hand on this page, or send the address.")),
    )


@dataclass(frozen=True)
class _Middle:
    """What stands between the headline and the steps."""

    number: str
    tag: str
    line: str
    beside: str
    small: str


def _middle(data: BriefingData) -> _Middle:
    for one in leading(data):
        return _Middle(one.number, one.tag, one.line, one.beside, f"{data.found.nothing_worse} {one.small_print}".strip())
    missing = unknown(data)
    if missing is None:
        return _Middle("", "", standing(data, ()), "", "")
    what = missing.what[:1].upper() + missing.what[1:]
    return _Middle("", _("Nobody publishes this"), what, missing.ask, missing.why)


def leaflet(data: BriefingData) -> Leaflet:
    """Compose the leaflet; where no figure is published it says what is not, and whom one can ask."""
    middle = _middle(data)
    return Leaflet(
        kicker=data.pack.name,
        title=data.name,
        headline=data.pack.headline,
        number=middle.number,
        tag=middle.tag,
        line=middle.line,
        beside=middle.beside,
        small=middle.small,
        steps=_steps(data),
        address=data.address,
        shown=plain_address(data.address),
        foot=_("For adults. Nothing here asks anybody to vote for or against a party. %(note)s")
        % {"note": data.pack.independent_note},
        author=data.pack.name,
        language=language(),
    )

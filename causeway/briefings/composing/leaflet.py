"""The leaflet: one page for parents and staff, with one number and what one can do."""

from django.utils.translation import gettext as _

from causeway.briefings.composing.parts import language, plain_address, write_address
from causeway.briefings.domain.tree import Leaflet, Point
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked, leading


def _small(one: Picked) -> str:
    source = _("%(area)s, %(period)s. Source: %(publisher)s.") % {
        "area": one.figure.area.name,
        "period": one.figure.period,
        "publisher": one.figure.source_name,
    }
    return f"{source} {one.caveat}"


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


def leaflet(data: BriefingData) -> Leaflet:
    """Compose the leaflet; where no figure is published it says what is not published."""
    each = leading(data)
    missing = data.case.not_published[:1]
    unknown = (
        _("Not published here: %(what)s") % {"what": missing[0]} if missing else _("We hold no published figure for this area.")
    )
    return Leaflet(
        kicker=data.pack.name,
        title=data.name,
        headline=data.pack.headline,
        number=each[0].number if each else "",
        sentence=each[0].sentence if each else unknown,
        small=_small(each[0]) if each else "",
        steps=_steps(data),
        address=data.address,
        shown=plain_address(data.address),
        foot=_("For adults. Nothing here asks anybody to vote for or against a party. %(note)s")
        % {"note": data.pack.independent_note},
        author=data.pack.name,
        language=language(),
    )

"""The note on safeguarding and impartiality for a roundtable: what holds in the room and afterwards, with its sources."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas import queries as places
from causeway.areas.models import Area
from causeway.areas.nations import nation_code
from causeway.briefings.composing import impartiality
from causeway.briefings.domain.tree import Box, Cited, Document, Listed, Prose, Section, Words
from causeway.briefings.meetings.sheets import document
from causeway.roundtables.day.pack.queries import Pack


@dataclass(frozen=True)
class _Where:
    """The nation whose law the note tells."""

    nation: Area


def _nation(pack: Pack) -> _Where:
    """Return the one nation of all seats; where they lie in several, or we do not know one, none whose law we could tell."""
    codes = {nation_code(seat.code) for seat in pack.seats}
    try:
        found = places.nation_of(places.area(pack.seats[0].kind, pack.seats[0].code)) if len(codes) == 1 else None
    except Area.DoesNotExist:
        found = None
    return _Where(found or Area(kind="nation", code="", name=""))


def _safeguarding_source() -> Cited:
    return Cited(
        _("Safeguarding for communication and marketing managers"),
        "",
        _("NCVO KnowHow"),
        "",
        "https://knowhow.ncvo.org.uk/safeguarding/checklists-training-and-other-support/specialist-guides/"
        "safeguarding-for-communication-and-marketing-managers/specific-safeguarding-risks-in-communications-and-marketing",
    )


def _in_the_room() -> Listed:
    said = (
        _(
            "No child or family is named, and no story is told by which one could be known: a rare need, a small school and a year are enough."
        ),
        _(
            "A story that somebody tells of their own family is theirs. Ask them before, write down that they agree, and to what [1]."
        ),
        _("Whatever is told in confidence stays out of the note, the story and the letters [1]."),
        _(
            "Where somebody speaks of a child at risk, it goes to the designated safeguarding lead of the school that day, and not into the note."
        ),
        _("Photographs show only people who ticked yes on the sheet, no pupil, and no wall with pupils’ names or work."),
        _("Who joins online is told before anything is recorded. The plain way is not to record."),
    )
    return Listed(tuple(Prose((each,)) for each in said))


def note(pack: Pack) -> Document:
    """Compose the note."""
    where = _nation(pack)
    law = impartiality.law(where)
    lines = (
        _("The MP of every seat concerned is invited, whatever their party, and all are treated alike."),
        _("What is asked is asked of whoever holds the office. Nobody is told for whom to vote, or against whom."),
        _("Pupils take no part. The meeting is outside lessons, and the school’s letterhead and accounts stay out of it."),
    )
    chosen = Box(_("In short"), tuple(Prose((each,)) for each in lines))
    sections = (
        Section(_("Impartiality"), (chosen, *impartiality.note(where, 2))),
        Section(
            _("Safeguarding"),
            (Words(_("This holds in the room, and for everything that is written afterwards.")), _in_the_room()),
        ),
        Section(_("Sources"), (_safeguarding_source(), *law)),
    )
    return document(pack, _("Safeguarding and impartiality"), sections)

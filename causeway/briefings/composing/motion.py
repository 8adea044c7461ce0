"""A motion for a governing body: what is published, what it believes, and what it resolves in its own nation."""

from django.utils.translation import gettext as _

from causeway.briefings.composing.parts import prose
from causeway.briefings.domain.tree import Listed, Motion
from causeway.briefings.pack import GovernorsWords
from causeway.briefings.reading.data import BriefingData
from causeway.campaign.words import in_nation

NORTHERN_IRELAND = "N92000002"


def has_a_board(data: BriefingData) -> bool:
    """Return whether schools here have a board of governors, as in Northern Ireland, and no governing body."""
    return data.nation.code == NORTHERN_IRELAND


def motion(data: BriefingData, words: GovernorsWords) -> Motion:
    """Return the motion; the figures stand in the paper, so it points to them and is not out of date when they are."""
    body = _("This board of governors") if has_a_board(data) else _("This governing body")
    notes = (
        prose(_("what is published about this area, and what is not, as set out in this paper")),
        prose(_("what waiting costs our school: [in a sentence or two, with nobody to be recognised in it].")),
    )
    resolves = tuple(prose(one.text) for one in in_nation(words.resolves, data.nation.code))
    parts = [(_("%(body)s notes") % {"body": body}, Listed(notes))]
    if words.believes:
        parts.append((_("%(body)s believes") % {"body": body}, Listed(tuple(prose(one) for one in words.believes))))
    parts.append((_("%(body)s resolves") % {"body": body}, Listed(resolves, lettered=True)))
    return Motion(_("A model, to be changed by those who vote on it"), tuple(parts))

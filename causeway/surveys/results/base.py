"""The sentences that go with every number of a survey: of how many, how they came to answer, what is not known."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.evidence.domain.rounding import Unit, display
from causeway.surveys.answering.limits import BEGUN
from causeway.surveys.survey.domain.definition import Drawn, Way
from causeway.surveys.survey.models import Sealed

ENOUGH = 0.5  # of those drawn by chance must have answered before chance is the lesser doubt


def percent(part: int, whole: int) -> int:
    """Return a share in whole per cent; a half goes up."""
    return int(100 * part / whole + 0.5)


def said(part: int, whole: int) -> str:
    """Return a share as it is told: "43%"; "under 1%" and "over 99%" where some gave an answer, or not all, and rounding would deny it."""
    return display(100 * part / whole, Unit.PERCENT)


def base(sealed: Sealed, answered: int) -> str:
    """Return of how many a share is, in the words that go wherever it goes."""
    if _by_chance(sealed):
        return ngettext(
            "of %(many)s who answered, of those drawn by chance", "of %(many)s who answered, of those drawn by chance", answered
        ) % {"many": f"{answered:,}"}
    return ngettext(
        "of %(many)s who answered; not a random sample", "of %(many)s who answered; not a random sample", answered
    ) % {"many": f"{answered:,}"}


def asked(sealed: Sealed, answered: int) -> str:
    """Return how many were asked, and what that means."""
    many = sealed.asked["many"]
    if sealed.definition.way is Way.OPEN or not many:
        return _("Anyone with the link could answer. So nobody knows how many were asked, or how many chose not to answer.")
    told = {"many": f"{many:,}", "answered": f"{answered:,}", "share": said(answered, many)}
    return _("%(many)s were asked by a link of their own. %(answered)s answered: %(share)s.") % told


def stuffing(sealed: Sealed, refused: int) -> str:
    """Return whether somebody could answer more than once, said plainly."""
    if sealed.definition.way is Way.LINKS:
        return _("Each link could be used once.")
    said = [_("Somebody who tried could answer more than once; a browser remembers that it did.")]
    if most := BEGUN.most:
        limit = ngettext(
            "Each internet address may begin %(most)s a day.", "Each internet address may begin %(most)s a day.", most
        )
        said.append(limit % {"most": most})
    if refused:
        told = ngettext("%(many)s beginning was refused for that.", "%(many)s beginnings were refused for that.", refused)
        said.append(told % {"many": f"{refused:,}"})
    else:
        said.append(_("Nobody was refused for that."))
    return " ".join(said)


def _by_chance(sealed: Sealed) -> bool:
    return sealed.definition.drawn is Drawn.RANDOM


def has_intervals(sealed: Sealed, answered: int) -> bool:
    """Whether chance in drawing is what may be wrong: people were drawn by chance, and most of them answered."""
    return _by_chance(sealed) and answered >= ENOUGH * (sealed.asked["many"] or answered)


def about_intervals(sealed: Sealed, answered: int) -> str:
    """Return why there are intervals, or why there are none."""
    if has_intervals(sealed, answered):
        return _(
            "Intervals (95%) tell how far chance in drawing may have moved a share. They know nothing of those who did not answer."
        )
    if _by_chance(sealed):
        return _(
            "No intervals: fewer than half of those drawn answered. Who is missing matters more than chance, and no interval tells of it."
        )
    if sealed.definition.drawn is Drawn.EVERYONE:
        return _("No intervals: everybody was asked, so chance drew nobody. What may be wrong is who did not answer.")
    return _("No intervals: nobody was drawn by chance, so an interval would promise what it cannot hold.")

"""Who came for a seat: the MP, or somebody the office sent. An MP is named as present only where they themselves were."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.roundtables.day.models import Attendance
from causeway.roundtables.invitations.domain.invitations import Said
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.invitations.queries import answers_by_invitation
from causeway.roundtables.table.models import Roundtable


@dataclass(frozen=True)
class ForSeat:
    """Who comes, or came, for one seat. ``who`` is the name of whom the office sends, where it gave one."""

    invitation: Invitation
    instead: bool
    who: str = ""

    @property
    def mp(self) -> str:
        """The MP."""
        return self.invitation.mp_name

    @property
    def name(self) -> str:
        """Who is at the door: the MP, or whoever comes for them."""
        if not self.instead:
            return self.mp
        return self.who or _("Somebody from the office of %(mp)s") % {"mp": self.mp}

    @property
    def words(self) -> str:
        """The same as it stands in a list of those who were there."""
        if self.instead and self.who:
            return _("%(who)s, for %(mp)s") % {"who": self.who, "mp": self.mp}
        return self.name


def sent(answer: Answer | None) -> bool:
    """Whether an office said last that somebody comes for the MP."""
    return answer is not None and answer.said == Said.SENDS


def came_instead(there: Attendance | None, answer: Answer | None) -> bool:
    """Whether it is, or was, somebody for the MP: as was said at the door, else as the office said."""
    return there.instead if there is not None and there.instead is not None else sent(answer)


def at_the_door(invitation: Invitation, answer: Answer | None, *, instead: bool) -> ForSeat:
    """Return the MP of an invitation, or whoever is there ``instead``: by name where the office sends somebody and said whom."""
    return ForSeat(invitation, instead, answer.who if answer is not None and instead and sent(answer) else "")


def for_seat(invitation: Invitation, there: Attendance | None, answer: Answer | None) -> ForSeat:
    """Return who comes, or came, for the seat of an invitation."""
    return at_the_door(invitation, answer, instead=came_instead(there, answer))


def came_for_seats(roundtable: Roundtable, answers: Mapping[int, Answer] | None = None) -> dict[int, ForSeat]:
    """Return who came for each seat, by the key of its invitation; a seat nobody came for is left out."""
    answers = answers_by_invitation(roundtable) if answers is None else answers
    rows = Attendance.objects.filter(roundtable=roundtable, came=True, invitation__isnull=False)
    return {
        row.invitation_id: for_seat(row.invitation, row, answers.get(row.invitation_id))
        for row in rows.select_related("invitation__seat").order_by("pk")
        if row.invitation is not None and row.invitation_id is not None
    }

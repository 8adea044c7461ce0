"""What may be done with a roundtable, and by whom."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from causeway.limits.declared import DAY, Limit
from causeway.roundtables.table.domain.kinds import Role
from causeway.roundtables.table.domain.states import AFTERWARDS, Act, State, can
from causeway.roundtables.table.exceptions import NotNow, NotYours
from causeway.roundtables.table.models import Organiser, Roundtable
from causeway.words.domain.findings import Weight
from causeway.words.safe_words import in_a_sentence, noticed

MOST_ORGANISERS, MOST_SEATS, MOST_GUESTS = 12, 30, 120
SENT = Limit(
    "roundtables.sent",
    40,
    DAY,
    gettext_lazy("Messages of one organiser to somebody new"),
    gettext_lazy("An e-mail address alone must not become a megaphone."),
)
SENT_TO_TABLE = Limit(
    "roundtables.sent-to-table",
    3 * MOST_GUESTS,
    DAY,
    gettext_lazy("Messages of one organiser to those on a roundtable’s list"),
    gettext_lazy("A full table may be written to three times in a day."),
)
SENT_BY_ALL = Limit(
    "roundtables.sent-by-all",
    3000,
    DAY,
    gettext_lazy("Messages of all organisers together"),
    gettext_lazy("A site that suddenly writes more is being misused."),
)
MOST_BEGUN = 12  # roundtables of one owner that have not ended


def must_be_owner(organiser: Organiser) -> None:
    """Refuse what only the owner does."""
    if organiser.role != Role.OWNER:
        raise NotYours(_("Only the person who answers for this roundtable can do that. Ask them."))


def must_be_possible(roundtable: Roundtable, act: Act) -> None:
    """Refuse an act the roundtable's state does not allow, with a sentence."""
    if not can(State(roundtable.state), act):
        raise NotNow(_("This roundtable is %(state)s, so that is not possible now.") % {"state": in_words(roundtable.state)})


def must_be_open(roundtable: Roundtable) -> None:
    """Refuse to change the plan of what is over."""
    if roundtable.state in {State.CLOSED, State.CANCELLED} or roundtable.erased_at:
        raise NotNow(_("This roundtable is over. What was decided stays as it is."))


def is_followed_up(roundtable: Roundtable) -> bool:
    """Whether its organisers still write about the day: after it, until the roundtable is ended or those who were there are erased."""
    return roundtable.state in AFTERWARDS and roundtable.erased_at is None


def must_not_flood(organiser: Organiser, people: int = 1, *, at_table: bool = False) -> None:
    """Count messages that go out together, or refuse them all: an address alone must not become a megaphone.

    To somebody new few go in a day; to those who are on a table's list enough for a full table. A refusal counts nothing and says how
    many could still go today.
    """
    limit = SENT_TO_TABLE if at_table else SENT
    left = limit.short_of(organiser.email, people)
    if left is None:
        if SENT_BY_ALL.short_of("everybody", people) is None:
            return
        limit.tried(organiser.email, -people)  # what does not go does not count
        raise NotNow(
            _(
                "So many messages went from this site today that it sends no more before tomorrow. Nothing went and nothing is lost."
            )
        )
    if left:
        words = ngettext(
            "From here %(left)s more message can go today, and this would be %(people)s. Nothing went and nothing is lost. Go on tomorrow.",
            "From here %(left)s more messages can go today, and this would be %(people)s. Nothing went and nothing is lost. Go on tomorrow.",
            left,
        )
        raise NotNow(words % {"left": left, "people": people})
    raise NotNow(_("You sent many messages from here today. Go on tomorrow, or send from your own mailbox now. Nothing is lost."))


def must_identify_no_child(*texts: str) -> None:
    """Refuse words from which a child could be identified before others read them: what was typed is kept, and the words are quoted."""
    found = [each for text in texts for each in noticed(text) if each.weight is Weight.CHANGE]
    if found:
        raise NotNow(" ".join(in_a_sentence(each) for each in found))


_STATES = {
    State.DRAFT: gettext_lazy("being planned"),
    State.POLLING: gettext_lazy("asking guests for dates"),
    State.INVITING: gettext_lazy("inviting MPs"),
    State.CONFIRMED: gettext_lazy("confirmed"),
    State.HELD: gettext_lazy("held"),
    State.FOLLOWING_UP: gettext_lazy("being followed up"),
    State.CLOSED: gettext_lazy("closed"),
    State.CANCELLED: gettext_lazy("called off"),
    State.POSTPONED: gettext_lazy("put off"),
}


def in_words(state: str) -> str:
    """Return a state as a person reads it."""
    return str(_STATES[State(state)])

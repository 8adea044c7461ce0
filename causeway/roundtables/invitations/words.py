"""What an office answered, how an invitation stands and what to do next, in words."""

import datetime as dt
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.roundtables.invitations.domain.invitations import Heard, Said, State
from causeway.roundtables.invitations.domain.letter import Part
from causeway.roundtables.invitations.domain.waiting import Next
from causeway.roundtables.invitations.models import Answer


def days_ago(then: dt.date, on: dt.date) -> str:
    """Return how long ago a day is, in words."""
    days = (on - then).days
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days} if days else _("today")


def who_comes(answer: Answer) -> str:
    """Return who comes as an office answered: the MP, or somebody for them, who is then not said to be the MP."""
    if answer.said != Said.SENDS:
        return answer.invitation.mp_name
    said = {"who": answer.who, "mp": answer.invitation.mp_name}
    return _("%(who)s for %(mp)s") % said if answer.who else _("somebody for %(mp)s") % said


def said_in_words(answer: Answer) -> str:
    """Return what an office said."""
    words = {
        Said.ATTENDS: _("Comes"),
        Said.SENDS: _("Sends %(who)s") % {"who": answer.who} if answer.who else _("Sends somebody"),
        Said.CANNOT: _("Cannot come"),
        Said.LATER: _("Will say later"),
    }
    return words[Said(answer.said)]


def said_in_full(answer: Answer) -> str:
    """Return what an office said, as a sentence of its own, for the office itself and for a mail."""
    said = {"mp": answer.invitation.mp_name, "who": answer.who or _("Somebody")}
    words = {
        Said.ATTENDS: _("%(mp)s is coming"),
        Said.SENDS: _("%(who)s is coming for %(mp)s"),
        Said.CANNOT: _("%(mp)s cannot come"),
        Said.LATER: _("The office cannot say yet"),
    }
    return words[Said(answer.said)] % said


STATE_WORDS = {
    State.DRAFT: lambda: _("Not sent yet"),
    State.SENT_BY_ORGANISER: lambda: _("Sent from your mailbox"),
    State.QUEUED: lambda: _("On its way"),
    State.DELIVERED: lambda: _("Delivered"),
    State.NOT_DELIVERED: lambda: _("Did not arrive"),
    State.UNCERTAIN: lambda: _("We are finding out whether it arrived"),
    State.WITHDRAWN: lambda: _("Taken back"),
}


def said_plainly(said: str) -> str:
    """Return what an office said, without a name, as it stands in a row of words."""
    return {
        Said.ATTENDS: _("comes"),
        Said.SENDS: _("sends somebody"),
        Said.CANNOT: _("cannot come"),
        Said.LATER: _("will say later"),
    }[Said(said)]


def heard_in_words(heard: str) -> str:
    """Return how an answer came."""
    return {Heard.PAGE: _("on their page"), Heard.PHONE: _("on the telephone")}.get(Heard(heard), _("by e-mail or letter"))


def after_answer_in_words(answer: Answer, *, confirmed: bool) -> str:
    """Return what an office may expect once it has answered; empty for nothing."""
    if answer.said == Said.CANNOT:
        return _("They may write to offer a visit to a school, or a call, on another day.")
    if answer.said == Said.LATER:
        return ""
    if not answer.email:
        return _(
            "You gave no e-mail address. Change the answer and add one: the calendar entry and the joining details go there."
        )
    if confirmed:
        return _("They write to you with a calendar entry.")
    return _("They settle on one of the days when others have answered, and then write to you with a calendar entry.")


@dataclass(frozen=True)
class Lacking:
    """What a letter still lacks, and the page on which that is mended; none for what is written on the letter's own page."""

    words: str
    route: str = ""


def lacking(part: Part) -> Lacking:
    """Return a gap of a letter as its organisers read it."""
    return {
        Part.DATES: Lacking(_("Offer at least one date"), "roundtables:dates"),
        Part.WORDS: Lacking(_("Write to this MP, above")),
        Part.WHO_WE_ARE: Lacking(_("Say who you are"), "roundtables:letter"),
        Part.WHAT_HAPPENS: Lacking(_("Say what happens in your schools"), "roundtables:letter"),
        Part.ASK: Lacking(_("Say what you ask"), "roundtables:letter"),
        Part.SIGNED: Lacking(_("Sign it"), "roundtables:letter"),
    }[part]


@dataclass(frozen=True)
class ToDo:
    """What to do next about an MP: a tag that leads to ``route`` on the desk, and on the MP's own page a sentence and a button."""

    tag: str = ""
    route: str = "roundtables:mp"
    later: str = ""
    says: str = ""
    button: str = ""
    by_hand: bool = False  # it is sent by the organisers, and ticked on the MP's page


def to_do(act: Next, again_on: dt.date | None) -> ToDo:
    """Return the next act about an MP as people read it."""
    if act is Next.WAIT and again_on:
        return ToDo(
            later=_("ask again from %(day)s") % {"day": date_format(again_on, "j F Y")},
            says=_("Give the office until %(day)s.") % {"day": date_format(again_on, "j F Y")},
        )
    acts = {
        Next.WRITE: ToDo(_("write")),
        Next.NUDGE: ToDo(_("ask again"), "roundtables:mp-nudge", button=_("Ask again")),
        Next.RING: ToDo(
            _("ring them"),
            says=_("Two reminders went. Ring the office now; a person on the telephone is not put aside."),
        ),
        Next.OFFER: ToDo(
            _("offer a visit"),
            "roundtables:mp-offer",
            says=_("A no to this day is not a no to you."),
            button=_("Offer a visit or a call"),
        ),
        Next.SEND_AGAIN: ToDo(
            _("send it yourself"),
            says=_(
                "It did not arrive. Send it from your own mailbox or by post to the House of Commons, London SW1A 0AA; "
                "the letter is below."
            ),
            by_hand=True,
        ),
    }
    return acts.get(act, ToDo())

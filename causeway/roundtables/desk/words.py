"""The next thing to do as an organiser reads it: a sentence, the words on the button, and the name of the page."""

from django.utils.translation import gettext as _

from causeway.roundtables.desk.domain import Step
from causeway.roundtables.invitations.domain.waiting import Next
from causeway.roundtables.invitations.queries import Invited


def of_step(step: Step) -> tuple[str, str, str]:
    """Return the sentence, the words on the button, and the name of the page of a step."""
    said = {
        Step.SEATS: (_("Say which MPs: by council, region, seats, schools or postcodes."), _("Choose the seats"), "seats"),
        Step.GUESTS: (
            _("Say which schools come. A head and a SENCO from each seat make an MP listen."),
            _("Add schools"),
            "guests",
        ),
        Step.PLACE: (_("Say where and how you meet, with access for everybody."), _("Say where"), "plan"),
        Step.DATES: (_("Offer a few dates: Fridays suit most MPs."), _("Offer dates"), "dates"),
        Step.ASK_GUESTS: (_("Ask your guests which dates they can do. They answer with one tap."), _("Ask them"), "dates"),
        Step.LETTER: (
            _("Write what every MP shall read: who you are, what happens, what you ask."),
            _("Write the letter"),
            "letter",
        ),
        Step.NOTICE: (_("Tell the MP in whose seat you meet that colleagues are invited."), _("Read the notice"), "notice"),
        Step.SETTLE: (
            _("An MP comes. Settle on the date that serves most, or wait for the others."),
            _("Look at the dates"),
            "dates",
        ),
        Step.WAIT: (_("Nothing to do today: offices are answering. Come back in a few days."), _("Look at the dates"), "dates"),
        Step.PREPARE: (_("It is settled. Prepare the day."), _("Look at the tasks"), "tasks"),
        Step.CAME: (_("It took place. Say who came, so that they can have the note."), _("Say who came"), "day"),
        Step.NOTE: (
            _("Write the note while the day is fresh. It begins with what was written down."),
            _("Write the note"),
            "note",
        ),
        Step.SEND_NOTE: (
            _("Read the note once more and send it to those who were there. They have 14 days to correct it."),
            _("Send the note"),
            "note",
        ),
        Step.ANSWER: (
            _("Somebody suggests a correction to the note. Accept or decline it, with a word why."),
            _("Answer it"),
            "note",
        ),
        Step.FINAL: (_("Everybody has had their say. Send the final note."), _("Send the final note"), "note"),
        Step.THANK: (_("Thank those who came, in a sentence or two of your own."), _("Write the thanks"), "thanks"),
        Step.ASK_AFTER: (_("A promise is past its day. Ask how it stands."), _("Look at the promises"), "ledger"),
        Step.STORY: (_("Tell others what came of it."), _("Write the story"), "story"),
        Step.FOLLOW: (_("Follow what was promised."), _("Look at the promises"), "ledger"),
        Step.BEGIN_AGAIN: (_("It was put off. Offer new dates."), _("Offer dates"), "dates"),
        Step.OVER: (_("This roundtable is over."), "", ""),
    }
    return said[step]


def of_mp(one: Invited) -> tuple[str, str, str]:
    """Return the sentence, the words on the button and the page, for the MP who is to be seen to first."""
    mp = {"mp": one.seat.mp_name}
    said = {
        Next.WRITE: (_("Write to %(mp)s: a sentence or two of their own, then send it."), _("Invite the next MP"), "mp"),
        Next.NUDGE: (_("The office of %(mp)s has not answered for two weeks. Ask again."), _("Ask again"), "mp-nudge"),
        Next.RING: (_("The office of %(mp)s has not answered two reminders. Ring them, and log the call."), _("See to it"), "mp"),
        Next.OFFER: (_("%(mp)s cannot come. Offer a visit or a call."), _("Offer it"), "mp-offer"),
        Next.SEND_AGAIN: (_("Your invitation to %(mp)s did not arrive. Send it yourself."), _("See to it"), "mp"),
        Next.FIND_OUT: (_("We do not know whether your invitation to %(mp)s arrived. Ring the office."), _("See to it"), "mp"),
    }
    text, press, page = said[one.next_act]
    return text % mp, press, page

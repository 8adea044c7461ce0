"""What staff read about roundtables: the next step in a few words, and each reason to help as a sentence."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from causeway.roundtables.desk.domain import Step
from causeway.roundtables.overseeing.domain import Found, Need

_STEPS = {
    Step.SEATS: gettext_lazy("Choose the seats"),
    Step.GUESTS: gettext_lazy("Say which schools come"),
    Step.PLACE: gettext_lazy("Say where"),
    Step.DATES: gettext_lazy("Offer dates"),
    Step.ASK_GUESTS: gettext_lazy("Ask the guests for dates"),
    Step.LETTER: gettext_lazy("Write the letter"),
    Step.INVITE: gettext_lazy("Invite the MPs"),
    Step.MPS: gettext_lazy("See to an MP’s office"),
    Step.NOTICE: gettext_lazy("Send the courtesy notice"),
    Step.SETTLE: gettext_lazy("Settle the date"),
    Step.WAIT: gettext_lazy("Wait for answers"),
    Step.PREPARE: gettext_lazy("Prepare the day"),
    Step.CAME: gettext_lazy("Say who came"),
    Step.NOTE: gettext_lazy("Write the note"),
    Step.SEND_NOTE: gettext_lazy("Send the note for correction"),
    Step.ANSWER: gettext_lazy("Answer a suggestion to the note"),
    Step.FINAL: gettext_lazy("Send the final note"),
    Step.THANK: gettext_lazy("Thank those who came"),
    Step.ASK_AFTER: gettext_lazy("Ask after a promise"),
    Step.STORY: gettext_lazy("Tell what came of it"),
    Step.FOLLOW: gettext_lazy("Follow up"),
    Step.BEGIN_AGAIN: gettext_lazy("Find a new date"),
    Step.OVER: gettext_lazy("Nothing: it is over"),
}


def step(which: Step) -> str:
    """Return what the organisers have to do next."""
    return str(_STEPS[which])


def _left(days: int) -> str:
    return _("today") if not days else ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}


_WORDS: dict[Need, Callable[[int], str]] = {
    Need.NOBODY: lambda _n: _("Nobody organises it any more."),
    Need.PASSED: lambda n: ngettext(
        "Its day was %(n)s day ago, and nobody has said that it was held.",
        "Its day was %(n)s days ago, and nobody has said that it was held.",
        n,
    ),
    Need.NO_MP: lambda _n: _("It is %(when)s, and no MP comes yet."),
    Need.NO_PLACE: lambda _n: _("It is %(when)s, and there is no venue."),
    Need.NO_JOINING: lambda _n: _("It is %(when)s, and how to join online is not said."),
    Need.NO_SHEET: lambda _n: _("It is %(when)s, and there is no run sheet."),
    Need.NO_NOTES: lambda _n: _("It is %(when)s, and nobody takes notes."),
    Need.CLASH: lambda n: ngettext(
        "%(n)s MP is asked to another roundtable within a month.",
        "%(n)s MPs are asked to another roundtable within a month.",
        n,
    ),
    Need.NOT_ARRIVED: lambda n: ngettext("%(n)s invitation did not arrive.", "%(n)s invitations did not arrive.", n),
    Need.NO_ANSWER: lambda n: ngettext(
        "No office has answered in the %(n)s day since the first invitation.",
        "No office has answered in the %(n)s days since the first invitation.",
        n,
    ),
    Need.NOT_FOLLOWED: lambda n: ngettext(
        "It was held %(n)s day ago, and is not followed up.", "It was held %(n)s days ago, and is not followed up.", n
    ),
    Need.PROMISES: lambda n: ngettext("%(n)s promise is overdue.", "%(n)s promises are overdue.", n),
    Need.PUT_OFF: lambda n: ngettext(
        "It was put off %(n)s day ago, and no new date is offered.",
        "It was put off %(n)s days ago, and no new date is offered.",
        n,
    ),
    Need.UNTOUCHED: lambda n: ngettext("Nobody has touched it for %(n)s day.", "Nobody has touched it for %(n)s days.", n),
}


def need(found: Found) -> str:
    """Return one reason to help, as a sentence."""
    return _WORDS[found.need](found.number) % {"n": found.number, "when": _left(found.number)}

"""What is wrong with a list of people, in sentences."""

from django.utils.translation import gettext as _

from causeway.representatives.directory.domain.cells import Fault
from causeway.representatives.directory.domain.cells import Wrong as Usual
from causeway.representatives.directory.words import sentence as usual_sentence
from causeway.supporters.bringing_in.domain import FEWEST_WORDS, Column, Outcome, Wrong

OUTCOMES = {
    Outcome.NEW: lambda: _("come in"),
    Outcome.HERE: lambda: _("are here already, and keep what they chose here"),
    Outcome.LEFT: lambda: _("left before, were erased, want no mail or cannot be reached, and stay out"),
}


def sentence(fault: Fault) -> str:
    """Return what is wrong and what to do, without the place."""
    value = fault.value[:80]
    said = {
        Wrong.NO_CONSENT: lambda: _(
            "Without proof nobody comes in: which words they agreed to, on which day, where, and where the record is."
        ),
        Wrong.NO_SENTENCE: lambda: _(
            "“%(value)s” is no sentence to agree to (fewer than %(few)s words). Give the words beside the box, whole."
        ),
        Wrong.NO_SEAT: lambda: _("“%(value)s” is no constituency’s code today. Leave it empty where you do not know."),
        Wrong.NO_SUBJECT: lambda: _("“%(value)s” is none of: %(more)s. Leave it empty for all of them."),
        Wrong.TWICE: lambda: _("“%(value)s” stands on line %(more)s, too. Take one out."),
        Usual.NO_ROWS: lambda: _("There is no line under the names of the columns. Add one for each person."),
    }.get(fault.wrong)
    return said() % {"value": value, "more": fault.more, "few": FEWEST_WORDS} if said else usual_sentence(fault, Column)

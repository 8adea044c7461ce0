"""What a letter may ask for: the campaign's model questions and its asks, by nation and by whom the letter is to."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.nations import nation_code
from causeway.areas.typed import seat_name
from causeway.campaign.pack import campaign
from causeway.campaign.words import in_nation
from causeway.letters.letter.addressing import Addressed
from causeway.letters.letter.models import Letter
from causeway.letters.pack import QUESTIONS, Question
from causeway.representatives.directory.offices import post


@dataclass(frozen=True)
class OfferedAsk:
    """One thing a writer may ask for: an ask of the campaign, or one of its model questions for Parliament."""

    key: str
    title: str
    text: str
    why: str
    question: Question | None = None


QUESTION = "question-"  # how the key of an ask begins that is a model question


def _question(question: Question, seat: str) -> OfferedAsk:
    asked = question.text.format(seat=seat)
    text = _("Please put down this written question to the %(to)s, and send me the answer: “%(question)s”")
    return OfferedAsk(
        QUESTION + question.key, question.title, text % {"to": question.to, "question": asked}, question.why, question
    )


def asks_for(of: Addressed) -> tuple[OfferedAsk, ...]:
    """Return what may be asked of an addressee.

    Of whoever sits in the House, in this seat's nation, the model questions first, the smallest useful asks; then what the campaign asks
    there, or, where it has no words for it, nothing.
    """
    return asks_in(of, seat_name(of.seat_code))


def asks_in(of: Addressed, seat: str) -> tuple[OfferedAsk, ...]:
    """Return the same where the seat's name is known, or does not matter."""
    nation = nation_code(of.seat_code)
    put_there = QUESTIONS.words() if post(of.office).in_the_commons else ()
    questions = tuple(_question(each, seat) for each in in_nation(put_there, nation))
    asks = (ask for ask in in_nation(campaign().asks_of(of.office), nation) if not (ask.by_questions and questions))
    return (*questions, *(OfferedAsk(ask.key, ask.title, ask.text, ask.why) for ask in asks))


def ask_in(of: Addressed, seat: str, key: str) -> str:
    """Return the words of one ask; empty when it is not offered there."""
    return next((ask.text for ask in asks_in(of, seat) if ask.key == key), "") if key else ""


def ask_of_letter(letter: Letter) -> str:
    """Return what a letter asked for, as the campaign words it today; empty when it no longer offers that."""
    return ask_in(letter, letter.seat_name, letter.ask_key)

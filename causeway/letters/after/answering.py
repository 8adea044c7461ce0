"""What to send back: the local figure that answers what a reply said, and the question behind it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.evidence.domain.comparison import Polarity, Standing
from causeway.evidence.figures.figure import LocalFigure
from causeway.letters.after.domain.replies import PROMISES, Said
from causeway.letters.letter import figures
from causeway.letters.letter.asks import ask_of_letter
from causeway.letters.letter.models import Letter
from causeway.letters.letter.places import today


@dataclass(frozen=True)
class Suggestion:
    """Why to write back, with which figure, and whether the ask should stand in it again."""

    why: str
    figure: LocalFigure | None
    ask: str


def is_worse(figure: LocalFigure) -> bool:
    """Whether an area stands worse than its nation in what is measured."""
    if figure.comparison is None:
        return False
    worse = {Polarity.HIGH_IS_BETTER: Standing.LOWER, Polarity.LOW_IS_BETTER: Standing.HIGHER}
    return figure.comparison.standing is worse.get(figure.indicator.headline.polarity)


def worst(cards: Sequence[LocalFigure], indicator: str) -> LocalFigure | None:
    """Return the figure that answers praise: worse than the nation beyond chance before worse as shown, the letter's own subject before others.

    ``None`` when nothing stands worse: then no figure of ours contradicts the reply.
    """
    against = [card for card in cards if is_worse(card)]

    def weight(card: LocalFigure) -> tuple[bool, bool]:
        return card.indicator.key == indicator, bool(card.comparison and card.comparison.tested)

    return max(against, key=weight, default=None)


def _own(cards: Sequence[LocalFigure], key: str) -> LocalFigure | None:
    return next((card for card in cards if card.key == key), None) or (figures.by_key(key) if key else None)


def suggestion(letter: Letter, said: frozenset[Said], now: dt.datetime) -> Suggestion:
    """Return what to send back after a reply that said this."""
    cards = figures.offered_for(letter, today(now))
    own = _own(cards, letter.figure_key)
    ask = ask_of_letter(letter)
    if Said.DEFENDS in said:
        indicator = own.indicator.key if own else ""
        figure = worst(cards, indicator)
        why = (
            _(
                "They speak of what has been done. This is what is published about your area: put it beside their words, and ask again."
            )
            if figure
            else _(
                "They speak of what has been done. No figure we hold for your area says otherwise; what you see yourself does."
            )
        )
        return Suggestion(why, figure or own, ask)
    if Said.NO_ANSWER in said or Said.DECLINES in said:
        return Suggestion(
            _("Ask again, in one sentence, and let the figure stand beside it."), own or next(iter(cards), None), ask
        )
    if said & PROMISES:
        return Suggestion(
            _(
                "Thank them, say that you look forward to it, and ask them to send you what comes of it. A figure gives them something to use."
            ),
            own or next(iter(cards), None),
            "",
        )
    return Suggestion(_("Thank them, and say what you see now. One figure is enough."), own or next(iter(cards), None), "")

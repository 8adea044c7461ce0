"""What lies on the table of a meeting: cards with names, cards for those who speak, and the sheet on which people sign in."""

from dataclasses import dataclass

from causeway.briefings.domain.tree import Tree


@dataclass(frozen=True)
class NameCard:
    """Who sits here: ``where`` is a school, a body or a constituency; it and ``post`` may be empty."""

    name: str
    post: str
    where: str


@dataclass(frozen=True)
class NameCards(Tree):
    """Cards with names: to stand on the table, or to wear."""

    title: str
    kicker: str
    cut: str  # what to do with the sheet, set small at its edge
    cards: tuple[NameCard, ...]
    author: str
    language: str


@dataclass(frozen=True)
class SpeakerCard:
    """What a speaker holds in the hand: their name, theme and time, and questions with room for their own words."""

    name: str
    where: str
    theme: str
    time: str
    prompts: tuple[str, ...]
    reminder: str


@dataclass(frozen=True)
class SpeakerCards(Tree):
    """The cards of all speakers."""

    title: str
    kicker: str
    cards: tuple[SpeakerCard, ...]
    author: str
    language: str


@dataclass(frozen=True)
class SignIn(Tree):
    """The sheet by the door: what is asked and why, and a row for each person awaited and some for others.

    ``header`` names the columns: the first three are printed, the others are for the hand. ``options`` are what can be ticked in each
    of these; empty for one to write in.
    """

    title: str
    kicker: str
    subtitle: str
    consent: tuple[str, ...]
    header: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, str, str], ...]
    spare: int
    foot: str
    author: str
    language: str

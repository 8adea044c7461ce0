"""The letter that invites an MP: the organisers' own words, and between them only what an office needs to answer."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The parts organisers write themselves; a letter with a gap does not go."""

    WORDS = "words"
    WHO_WE_ARE = "who_we_are"
    WHAT_HAPPENS = "what_happens"
    ASK = "ask"
    SIGNED = "signed"
    DATES = "dates"


@dataclass(frozen=True)
class Parts:
    """Everything a letter is put together from, in its order."""

    salutation: str
    who_we_are: str
    words: str
    what_happens: str
    invitation: str
    dates: tuple[str, ...]
    ask: str
    answer: str
    courtesy: str
    enclosed: str
    signed: str


def gaps(parts: Parts) -> tuple[Part, ...]:
    """Return what is still to be written, or offered, before it can go."""
    return tuple(part for part in Part if not getattr(parts, part.value))


def compose(parts: Parts) -> str:
    """Return the letter: who writes, why to this MP, what happens, and what is asked. A paragraph that is empty is left out."""
    dates = "\n".join(f"- {date}" for date in parts.dates)
    paragraphs = [
        f"{parts.salutation},",
        parts.who_we_are,
        parts.words,
        parts.what_happens,
        f"{parts.invitation}\n{dates}".strip() if dates else parts.invitation,
        parts.ask,
        parts.answer,
        parts.courtesy,
        parts.enclosed,
        parts.signed,
    ]
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip()) + "\n"


def after(paragraphs: tuple[str, ...], salutation: str, signed: str) -> str:
    """Return a letter after the first: a nudge, an offer, a note."""
    return "\n\n".join(one.strip() for one in (f"{salutation},", *paragraphs, signed) if one.strip()) + "\n"

"""A letter put together from what its writer typed. Not a sentence is generated.

The part that can be edited as plain text runs from the salutation to the signature. The postal address and the figure's
source stand below it and cannot be lost while editing: MPs' offices look for the one, and a figure without the other is hearsay.
"""

from dataclasses import dataclass, field
from enum import StrEnum

FIGURE_MARK = "[figure]"


class Role(StrEnum):
    """In which role somebody writes; the two are kept apart everywhere."""

    CONSTITUENT = "constituent"  # lives in the seat
    LEADER = "leader"  # leads or works in a school in the seat


@dataclass(frozen=True)
class Figure:
    """One published figure as it stood when the writer chose it."""

    key: str
    headline: str
    sentence: str
    source: str
    period: str
    link: str = ""


@dataclass(frozen=True)
class Writer:
    """Who writes, in which role, and where the answer should go."""

    name: str
    role: Role
    address: str
    job_title: str = ""
    school: str = ""


@dataclass(frozen=True)
class Parts:
    """What a letter is made of."""

    salutation: str
    writer: Writer
    answers: tuple[str, ...] = ()
    ask: str = ""
    figure: Figure | None = None
    figure_sentence: str = ""
    closing: str = "Yours sincerely,"


@dataclass(frozen=True)
class Foot:
    """The lines under the signature that cannot be edited away."""

    standing: str = ""  # "I live in your constituency, …", in the language of the site
    address: tuple[str, ...] = field(default=())
    source: str = ""


def place_figure(sentence: str, headline: str) -> str:
    """Return the writer's sentence with the figure standing where they marked it."""
    return sentence.replace(FIGURE_MARK, headline)


def holds_figure(text: str, headline: str) -> bool:
    """Whether the figure stands in ``text``, or its place is marked there."""
    return FIGURE_MARK in text or (bool(headline) and headline.casefold() in text.casefold())


def signature(writer: Writer) -> str:
    """Return name, role at the school and school, one under the other."""
    return "\n".join(line for line in (writer.name, writer.job_title, writer.school) if line)


def compose(parts: Parts) -> str:
    """Return the letter from salutation to signature: the answers in order, the figure's sentence, the ask."""
    placed = place_figure(parts.figure_sentence, parts.figure.headline) if parts.figure else ""
    paragraphs = [parts.salutation, *parts.answers, placed, parts.ask, parts.closing, signature(parts.writer)]
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())


def source_line(figure: Figure) -> str:
    """Return what the figure says, over which period and by whom, in one line."""
    stated = figure.sentence.rstrip()
    note = f"{stated} {figure.source}" if stated.endswith((".", "!", "?")) else f"{stated}. {figure.source}"
    with_period = note if not figure.period or figure.period in note else f"{note}, {figure.period}"
    return f"{with_period}. {figure.link}".strip() if figure.link else f"{with_period}."


def foot(parts: Parts, text: str, standing: str) -> Foot:
    """Return the foot of the letter; the source stays only while its figure stands in ``text``."""
    shown = parts.figure is not None and holds_figure(text, parts.figure.headline)
    return Foot(
        standing=standing,
        address=tuple(line.strip() for line in parts.writer.address.splitlines() if line.strip()),
        source=source_line(parts.figure) if parts.figure and shown else "",
    )


def whole(text: str, below: Foot) -> str:
    """Return the letter with its foot, as it goes into an e-mail."""
    pieces = [text.strip(), "\n".join(below.address), below.standing, below.source]
    return "\n\n".join(piece for piece in pieces if piece) + "\n"

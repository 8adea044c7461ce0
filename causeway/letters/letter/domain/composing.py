"""A letter put together from what its writer typed. Not a sentence is generated.

The part that can be edited as plain text runs from the salutation to the signature. The postal address and the figure's
source stand below it and cannot be lost while editing: MPs' offices look for the one, and a figure without the other is hearsay.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

FIGURE_MARK = "[figure]"
_CLOSING = "\"'”’)]"
_LISTED = re.compile(r"\s*(?:[-*•–]|\d+[.)])\s")
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"(?:https?://|www\.)\S+$")


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


def finished(answer: str) -> str:
    """Return an answer as it stands between others: a box of its own lets people leave out the full stop."""
    bare = answer.strip().rstrip(_CLOSING)
    last = bare.rsplit("\n", 1)[-1]
    if not bare or not bare[-1].isalnum() or _LISTED.match(last) or _LINK.search(last):
        return answer
    return f"{answer.strip()}."


def compose(parts: Parts) -> str:
    """Return the letter from salutation to signature: the answers in order, the figure's sentence, the ask."""
    placed = place_figure(parts.figure_sentence, parts.figure.headline) if parts.figure else ""
    paragraphs = [parts.salutation, *map(finished, parts.answers), placed, parts.ask, parts.closing, signature(parts.writer)]
    return "\n\n".join(paragraph.strip() for paragraph in paragraphs if paragraph.strip())


def source_line(figure: Figure) -> str:
    """Return what the figure says, over which period and by whom, in one line."""
    stated = figure.sentence.rstrip()
    note = f"{stated} {figure.source}" if stated.endswith((".", "!", "?")) else f"{stated}. {figure.source}"
    with_period = note if not figure.period or figure.period in note else f"{note}, {figure.period}"
    return f"{with_period}. {figure.link}".strip() if figure.link else f"{with_period}."


def _same(one: str, other: str) -> bool:
    return " ".join(_WORD.findall(one.casefold())) == " ".join(_WORD.findall(other.casefold()))


def _without(line: str, said: Iterable[str]) -> str:
    """Return a line of an address without what the letter says already, alone on the line or before a comma."""
    for name in said:
        if _same(line, name):
            return ""
        before, comma, after = line.partition(",")
        if comma and _same(before, name):
            return after.strip()
    return line


def address_lines(writer: Writer, text: str) -> tuple[str, ...]:
    """Return the lines of the writer's address; the names that the letter's own signature gives are not said twice."""
    last = text[-len(signature(writer)) - 200 :].casefold()
    said = [name for name in (writer.name, writer.school) if name and name.casefold() in last]
    lines = (line.strip() for line in writer.address.splitlines())
    return tuple(kept for line in lines if (kept := _without(line, said)))


def foot(parts: Parts, text: str, standing: str) -> Foot:
    """Return the foot of the letter; the source stays only while its figure stands in ``text``."""
    shown = parts.figure is not None and holds_figure(text, parts.figure.headline)
    return Foot(
        standing=standing,
        address=address_lines(parts.writer, text),
        source=source_line(parts.figure) if parts.figure and shown else "",
    )


def whole(text: str, below: Foot) -> str:
    """Return the letter with its foot, as it goes into an e-mail."""
    pieces = [text.strip(), "\n".join(below.address), below.standing, below.source]
    return "\n\n".join(piece for piece in pieces if piece) + "\n"

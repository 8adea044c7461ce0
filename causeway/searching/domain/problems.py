"""What may be the matter with a query: which slip, where, and the piece of text that it is about."""

from enum import StrEnum


class Slip(StrEnum):
    """What is wrong."""

    EMPTY = "no word in it"
    LONG = "too long"
    MANY = "too many words"
    DEEP = "too many brackets in brackets"
    QUOTE = "a quotation mark is not closed"
    OPEN = "a bracket is not closed"
    CLOSE = "a bracket closes nothing"
    ALONE = "AND, OR, NOT or NEAR has nothing on one side"
    NEAR = "NEAR has no number, or too large a one"
    BESIDE = "NEAR does not stand between two words or phrases"
    STAR = "a star not at the end of a word"
    SHORT = "too short a beginning"
    FIELD = "no such field"
    PLACE = "no such place"
    ALL = "finds everything but"


class Problem(Exception):  # noqa: N818  an answer to whoever typed it
    """Why a query cannot be read. ``at`` is the place in the text, from 0; ``piece`` what stands there; ``near`` a name that may be meant."""

    def __init__(self, slip: Slip, at: int = 0, piece: str = "", near: str = "") -> None:
        super().__init__(f"{slip} at {at}: {piece}")
        self.slip, self.at, self.piece, self.near = slip, at, piece, near

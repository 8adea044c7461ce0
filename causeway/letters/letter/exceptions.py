"""What can stand in the way of a letter. Each message is a sentence for the writer."""
# ruff: noqa: N818  they are named for what happened, and a person reads their sentence

from causeway.people.exceptions import LinkInvalid


class LetterError(Exception):
    """Base of everything this room raises."""


class DraftGone(LetterError):
    """There is no such draft: never was, erased, or too old."""


class Incomplete(LetterError):
    """Something the letter needs is missing; ``step`` says where to give it."""

    def __init__(self, sentence: str, step: str) -> None:
        super().__init__(sentence)
        self.step = step


class CannotSend(LetterError):
    """The letter is kept and cannot go now."""


class Paused(CannotSend):
    """There is no MP to write to at the moment."""


class NotTheirMp(CannotSend):
    """The MP is not, or is no longer, the one of this writer's home or school."""


class AnotherHolds(NotTheirMp):
    """Somebody else holds the seat or the office than the one whom the letter greets; ``post`` and ``new`` say which and who."""

    def __init__(self, sentence: str, post: str, new: str) -> None:
        super().__init__(sentence)
        self.post, self.new = post, new


class NoAddress(CannotSend):
    """Parliament lists no e-mail address for this MP."""


class AlreadyWritten(CannotSend):
    """This person wrote to this MP a short while ago."""


class IdentifiesAChild(CannotSend):
    """A child could be recognised from the letter as it stands."""


class NeedsAReader(CannotSend):
    """What was typed may threaten, insult or advertise; nobody reads letters after the first before they go."""


class AddressBlocked(CannotSend):
    """The owner of this address asked for no more mail."""


class TooMany(CannotSend):
    """Too many requests from one place; try later."""


class AlreadyDecided(LetterError):
    """Somebody else decided about this letter, or it was withdrawn."""


class NeedsReason(LetterError):
    """A refusal without a sentence for the writer."""


class TooSoon(CannotSend):
    """The MP has had too little time to answer."""


class LinkUsed(LinkInvalid):
    """The link did its work already; ``letter`` says what became of it."""

    def __init__(self, sentence: str, state: str) -> None:
        super().__init__(sentence)
        self.state = state

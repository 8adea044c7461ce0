"""What an MP's reply said, in a short list of codes; and what a reply in an ``.eml`` file holds."""

import datetime as dt
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage, Message
from email.policy import default
from email.utils import getaddresses, parsedate_to_datetime
from enum import StrEnum
from html.parser import HTMLParser


class Said(StrEnum):
    """What a reply said. Several may apply."""

    QUESTION = "will ask a question"
    MINISTER = "will write to the minister"
    LOCAL = "will take it up locally"
    MEET = "will meet"
    SUPPORTS = "supports the ask"
    PASSED_ON = "passes on an answer"
    DEFENDS = "defends the record"
    NO_ANSWER = "no answer to the point"
    DECLINES = "declines"
    RECEIPT = "acknowledges receipt only"


PROMISES = frozenset({Said.QUESTION, Said.MINISTER, Said.LOCAL, Said.MEET})


def is_answer(codes: frozenset[Said]) -> bool:
    """Whether somebody answered: a receipt alone is the machine's or the office's, not the MP's answer."""
    return codes != {Said.RECEIPT}


@dataclass(frozen=True)
class Eml:
    """What we read of a saved message: its words, its day, and the names in its headers, to be taken out of the words."""

    text: str
    sent: dt.date | None
    names: tuple[str, ...]


class _Plain(HTMLParser):
    """The words of an HTML message, a line for each block."""

    BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote"})
    SILENT = frozenset({"style", "script", "head", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's signature
        """Begin a line, or a part nobody reads."""
        self._silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a part nobody reads."""
        self._silent = max(0, self._silent - (tag in self.SILENT))

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._silent:
            self.pieces.append(data)


def _from_html(html: str) -> str:
    parser = _Plain()
    parser.feed(html)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return "\n".join(lines).strip()


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    content = part.get_content()
    text = content if isinstance(content, str) else ""
    return _from_html(text) if part.get_content_type() == "text/html" else text


def _header(message: Message, name: str) -> list[str]:
    return [str(value) for value in message.get_all(name, [])]


def _names(message: EmailMessage) -> tuple[str, ...]:
    found = getaddresses([value for name in ("From", "To", "Cc", "Reply-To") for value in _header(message, name)])
    return tuple(dict.fromkeys(name.strip() for name, _address in found if len(name.strip()) > 2))  # noqa: PLR2004


def _day(message: EmailMessage) -> dt.date | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")[0]).date()
    except (IndexError, ValueError, TypeError, OverflowError):
        return None


def read_eml(raw: bytes) -> Eml | None:
    """Return what a saved message holds, without its attachments; ``None`` when it is not one we can read."""
    try:
        message = message_from_bytes(raw, policy=default)
        if not isinstance(message, EmailMessage) or not message.keys():
            return None
        text = _body(message).strip()
        return Eml(text, _day(message), _names(message)) if text else None
    except Exception:  # noqa: BLE001  the parser has an error of its own for every kind of broken mail
        return None

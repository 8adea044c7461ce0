"""Links that open a letter in somebody's own mail program, and whether they are short enough to work."""

from typing import NamedTuple
from urllib.parse import quote

# Longer links are cut off or refused without a word: mailto by Windows (2,083 characters), web mail by its servers.
MAILTO_LIMIT = 2000
WEB_LIMIT = 7000


class MailLink(NamedTuple):
    """One link; ``with_text`` is false when the letter was too long and has to be pasted."""

    address: str
    with_text: bool


def _crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _fitting(stem: str, body: str, limit: int) -> MailLink:
    full = stem + body
    return MailLink(full, with_text=True) if len(full) <= limit else MailLink(stem, with_text=False)


def mailto(to: str, subject: str, body: str) -> MailLink:
    """Return a ``mailto:`` link as RFC 6068 writes it: every reserved character escaped, lines ended by %0D%0A."""
    stem = f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}"
    return _fitting(stem, f"&body={quote(_crlf(body), safe='')}", MAILTO_LIMIT)


def gmail(to: str, subject: str, body: str) -> MailLink:
    """Return the link that opens a new message in Gmail."""
    stem = f"https://mail.google.com/mail/?view=cm&fs=1&to={quote(to, safe='@')}&su={quote(subject, safe='')}"
    return _fitting(stem, f"&body={quote(_crlf(body), safe='')}", WEB_LIMIT)


def outlook(to: str, subject: str, body: str) -> MailLink:
    """Return the link that opens a new message in Outlook on the web."""
    stem = f"https://outlook.office.com/mail/deeplink/compose?to={quote(to, safe='@')}&subject={quote(subject, safe='')}"
    return _fitting(stem, f"&body={quote(_crlf(body), safe='')}", WEB_LIMIT)

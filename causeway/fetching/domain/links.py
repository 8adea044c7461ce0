"""Finding the newest file on a publisher's page of links."""

import calendar
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_NAMES = "|".join([*(name for name in calendar.month_name if name), "sept", *_MONTHS])
_MONTH = re.compile(rf"(?<![a-z])({_NAMES})(?:perf(?:ormance)?)?[\s_.-]*(20[0-9][0-9])(?![0-9])", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """One link: its whole address and its words."""

    address: str
    text: str


class NoSuchLink(ValueError):  # noqa: N818  named for what it is
    """No link on the page is the one wanted."""


class _Links(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=True)
        self._base, self._href, self._words = base, "", [""]
        self.found: list[Link] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "base" and given.get("href"):
            self._base = urljoin(self._base, given["href"] or "")
        if tag == "a":
            self._href, self._words = (given.get("href") or "").strip(), []

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag != "a" or not self._href:
            return
        try:
            address = urljoin(self._base, self._href)
        except ValueError:  # an address such as http://[ is nobody's
            address = ""
        if address.startswith(("http://", "https://")):
            self.found.append(Link(address, " ".join(" ".join(self._words).split())))
        self._href = ""


def links(page: str, base: str) -> list[Link]:
    """Return every link of an HTML page in its order, addresses made whole with ``base``."""
    parser = _Links(base)
    parser.feed(page)
    parser.close()
    return parser.found


def month(link: Link) -> tuple[int, int] | None:
    """Return the year and month a link is about, by its words or else by its file's name; ``None`` when neither says."""
    for text in (link.text, unquote(link.address.rsplit("/", 1)[-1])):
        named = [(int(year), _MONTHS[name[:3].lower()]) for name, year in _MONTH.findall(text)]
        if named:
            return max(named)
    return None


def newest(page: str, base: str, pattern: str) -> Link:
    """Return the link of the latest month among those whose address matches ``pattern``; the first on the page among equals.

    Raises :class:`NoSuchLink` when none matches.
    """
    wanted = re.compile(pattern, re.IGNORECASE)
    found = [link for link in links(page, base) if wanted.search(unquote(link.address))]
    if not found:
        raise NoSuchLink(f"No link on {base} looks like “{pattern}”.")
    return max(found, key=lambda link: month(link) or (0, 0))

"""The words of a page or a PDF, as a reader sees them. Runs in a process apart: what others' servers send is nobody's friend."""

import re
from html.parser import HTMLParser

import pypdfium2

from causeway.frame.domain.cleaning import clean_text

MOST_TEXT = 800_000  # characters
_HIDDEN = frozenset({"script", "style", "template", "noscript", "svg", "head"})
_BLOCKS = frozenset(
    {"p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "section", "article", "dt", "dd", "blockquote"}
)
_CHARSET = re.compile(rb"""<meta[^>]+charset=["']?([\w-]{2,40})""", re.IGNORECASE)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def text_of(content: bytes) -> str:
    """Return the words of HTML, plain text or a PDF, one block a line; empty for what cannot be read."""
    try:
        text = _of_pdf(content) if content.startswith(b"%PDF-") else _of_page(content)
    except Exception:  # noqa: BLE001  each library has errors of its own for every kind of broken page
        return ""
    return clean_text(text, MOST_TEXT)  # what no database keeps, such as NUL, is no part of what is read


def _of_page(content: bytes) -> str:
    words = _Words()
    words.feed(_decoded(content))
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.pieces).splitlines())
    return "\n".join(line for line in lines if line)[:MOST_TEXT]


def _decoded(content: bytes) -> str:
    said = _CHARSET.search(content[:4000])
    for charset in ("utf-8", said[1].decode("ascii") if said else "cp1252", "latin-1"):
        try:
            return content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return ""


def _of_pdf(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    pages = (document[number].get_textpage().get_text_range() for number in range(min(len(document), 400)))
    return "\n".join(" ".join(page.split()) for page in pages)[:MOST_TEXT]

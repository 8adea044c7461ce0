"""The words of HTML, read once from its beginning to its end: no document, however it is nested or broken, costs more than its length."""

import html
import re
from collections.abc import Iterator

_BLOCKS = frozenset(
    {
        *("p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol", "dl", "dt", "dd"),
        *("pre", "hr", "section", "article", "header", "footer", "address"),
    }
)
_CELLS = frozenset({"td", "th"})
_UNREAD = frozenset({"style", "script", "title", "template"})
_NAME = re.compile(r"/?([a-z][a-z0-9]{0,15})", re.IGNORECASE)


def words_of_html(text: str) -> str:
    """Return its words: a line for each block, a space between the cells of a table, nothing of its title, scripts and styles."""
    lines = (" ".join(line.split()) for line in html.unescape("".join(_pieces(text))).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _pieces(text: str) -> Iterator[str]:
    """Yield the words between the tags. A tag, comment or unread part without its end goes on to the end of the text."""
    at = 0
    while (begins := text.find("<", at)) >= 0:
        yield text[at:begins].replace("\n", " ")
        name = _NAME.match(text, begins + 1)
        if name is None and text[begins + 1 : begins + 2] not in {"!", "?"}:
            yield "<"
            at = begins + 1
            continue
        end = "-->" if text.startswith("<!--", begins) else ">"
        ends = text.find(end, begins)
        tag = name[1].lower() if name else ""
        if tag in _UNREAD and text[begins + 1] != "/" and ends >= 0:
            closes = re.compile(f"</{tag}", re.IGNORECASE).search(text, ends)
            ends = text.find(">", closes.start()) if closes else -1
        if ends < 0:
            return
        at = ends + (len(end) if name is None else 1)
        yield "\n" if tag in _BLOCKS else " " if tag in _CELLS else ""
    yield text[at:].replace("\n", " ")

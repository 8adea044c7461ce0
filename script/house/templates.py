"""Templates: no line too long to read, and no word chosen by comparing strings."""

import re
from collections.abc import Iterator
from pathlib import Path

from script.house.finding import Finding

LONGEST = 200
_TOKEN = re.compile(r"({%.*?%}|{{.*?}}|{#.*?#})", re.DOTALL)
_TAG = re.compile(r"{%-?\s*(\w+)(.*?)-?%}", re.DOTALL)
_COMPARES = re.compile(r"""(?:==|!=|\bin)\s*(?:"[^"]+"|'[^']+')|(?:"[^"]+"|'[^']+')\s*(?:==|!=|\bin\b)""")
_COMMENT = re.compile(r"{% comment.*?endcomment %}", re.DOTALL)
_SAYS = {"translate", "trans", "blocktranslate", "blocktrans"}


def find(root: Path) -> Iterator[Finding]:
    """Yield one finding for each long line and each choice of words, at the template's name as Django loads it."""
    for path in sorted((root / "causeway").rglob("templates/**/*.*")):
        name = path.as_posix().rpartition("/templates/")[2]
        text = path.read_text(encoding="utf-8")
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) > LONGEST:
                yield Finding(
                    "long", name, f"{name}:{number} has {len(line)} characters, and {LONGEST} at most. Break it: one tag a line."
                )
        for compared in chosen_by_strings(text, marked_up=path.suffix != ".txt"):
            yield Finding(
                "strings",
                name,
                f"{name} chooses words by {{% {compared} %}}. Let a property, or a field of the query, say what is to be said.",
            )


def chosen_by_strings(text: str, *, marked_up: bool = True) -> list[str]:
    """Return the conditions that compare with a string and choose words: text outside of tags, or a translation anywhere.

    ``marked_up`` says that what stands between < and > is markup. A comparison that chooses an attribute
    (``aria-current``, ``selected``) or markup alone chooses no words.
    """
    open_ifs: list[list[str | bool]] = []  # of each {% if %} around us: its last comparison, or "", and whether words followed it
    chosen: list[str] = []
    inside = False
    for piece in _TOKEN.split(_COMMENT.sub("", text)):
        tag = _TAG.match(piece)
        if tag and tag[1] in {"if", "elif", "else", "endif"}:
            _step(open_ifs, tag[1], tag[2].strip(), chosen)
        elif tag:
            _mark(open_ifs, says=tag[1] in _SAYS)
        elif not piece.startswith(("{{", "{#")):
            words, inside = _outside(piece, inside=inside) if marked_up else (piece, False)
            _mark(open_ifs, says=bool(re.search(r"[^\W\d_]", re.sub(r"&\w+;", "", words))))
    return chosen


def _step(open_ifs: list[list[str | bool]], name: str, condition: str, chosen: list[str]) -> None:
    """Go into, along or out of an ``{% if %}``, and keep the comparison one leaves behind if it chose words."""
    if name != "if" and open_ifs:
        compared, says = open_ifs.pop()
        if compared and says:
            chosen.append(str(compared))
    if name != "endif":
        compared = f"{name} {condition}" if _COMPARES.search(condition) else ""
        open_ifs.append([compared, False])


def _mark(open_ifs: list[list[str | bool]], *, says: bool) -> None:
    for each in open_ifs if says else ():
        each[1] = True


def _outside(text: str, *, inside: bool) -> tuple[str, bool]:
    """Return what stands outside of tags, and whether the text ends inside one."""
    words = []
    for part in re.split(r"([<>])", text):
        if part in {"<", ">"}:
            inside = part == "<"
        elif not inside:
            words.append(part)
    return " ".join(words), inside

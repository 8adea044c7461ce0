"""Other people's e-mail addresses and telephone numbers, in what somebody writes. Pointed out; the writer may keep them."""

import re
from collections.abc import Collection, Iterator

from causeway.words.domain.findings import Concern, Finding

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
# A British number as people write it: a nought or +44, then nine or ten figures in groups.
_PHONE = re.compile(r"(?<![\d£.,/+-])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|\(?0)\d{1,5}\)?(?:[\s-]?\d{1,6}){1,4}(?![\d/%]|[.,]\d)")
_MINE = re.compile(
    r"\b(?:me|my|mine)\b[^.!?\n]{0,40}$|\b(?:[Oo]ur|[Tt]he)\s+school(?:'s|’s)?\s+(?:office|number|telephone|phone|line)\b[^.!?\n]{0,30}$"
)


def _figures(number: str) -> str:
    figures = re.sub(r"\D", "", number.replace("(0)", ""))
    return "0" + figures[2:] if figures.startswith("44") else figures


def contacts(text: str, own: Collection[str]) -> Iterator[Finding]:
    """Yield e-mail addresses and British telephone numbers that are not ``own`` (in lower case; the MP's may be among them)."""
    for found in _EMAIL.finditer(text):
        if found[0].rstrip(".").casefold() not in own:
            yield Finding(Concern.CONTACT, found[0], found.start())
    ours = {_figures(each) for each in own if "@" not in each}
    for found in _PHONE.finditer(text):
        figures = _figures(found[0])
        if len(figures) not in {10, 11} or figures in ours or _MINE.search(text[max(0, found.start() - 60) : found.start()]):
            continue
        yield Finding(Concern.CONTACT, found[0], found.start())

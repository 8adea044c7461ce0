"""One letter open in two tabs. What a page showed travels with its form, so that a save never takes away words its writer did not see.

A field that changed elsewhere since the page was opened, and was changed in the page as well, is *parted*: the words that stand go on
standing, the page's own are kept beside them, and both are shown until their writer sends a page on which they saw both.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PAGES = 5  # versions of one field that are kept beside it
_BOTH = "+"  # after a field's name: a digest of what stood beside it

Versions = Mapping[str, Mapping[str, str]]  # field → page → what was typed there


def digest(text: str) -> str:
    """Return what a page carries of a text; blanks and line ends do not count, since browsers change them."""
    return hashlib.blake2b(" ".join(text.split()).encode("utf-8", "replace"), digest_size=6).hexdigest()


def _beside(versions: Mapping[str, str]) -> str:
    return digest("\n".join(versions[page] for page in sorted(versions)))


@dataclass(frozen=True)
class Page:
    """A page as it was opened: its own name, and a digest of each field it showed."""

    key: str
    showed: Mapping[str, str]


def carried(key: str, stands: Mapping[str, str], beside: Versions) -> str:
    """Return what a page carries in a hidden field: its name, each field it shows, and what it shows beside them."""
    fields = [f"{name}:{digest(text)}" for name, text in stands.items()]
    both = [f"{name}{_BOTH}:{_beside(beside[name])}" for name in stands if beside.get(name)]
    return " ".join([key, *fields, *both])


def page_of(sent: str) -> Page | None:
    """Return what a page carried; ``None`` when it carried nothing."""
    key, *fields = sent[:4000].split() or [""]
    pairs = (field.rpartition(":") for field in fields)
    return Page(key[:16], {name: showed for name, _, showed in pairs if name}) if key else None


@dataclass(frozen=True)
class Compared:
    """What is to stand in each field, which fields are parted, and what is kept for the next comparison."""

    values: Mapping[str, str]
    parted: frozenset[str]
    written_by: Mapping[str, str]
    beside: Mapping[str, dict[str, str]]


def compare(
    page: Page | None, typed: Mapping[str, str], stands: Mapping[str, str], written_by: Mapping[str, str], beside: Versions
) -> Compared:
    """Compare what was ``typed`` on a page with what ``stands`` now. Words a page itself kept before are no other tab's."""
    values, by = dict(typed), dict(written_by)
    kept = {name: dict(versions) for name, versions in beside.items()}
    parted = set()
    for name, text in typed.items():
        before = page.showed.get(name) if page else None
        if page is None or before is None:
            by.pop(name, None)
        elif digest(stands.get(name, "")) in {before, digest(text)} or by.get(name) == page.key:
            by[name] = page.key
        elif digest(text) == before:  # another tab changed it, and this one did not
            values[name] = stands.get(name, "")
        else:
            values[name] = stands.get(name, "")
            parted.add(name)
            kept[name] = dict([*kept.get(name, {}).items(), (page.key, text)][-PAGES:])
    return Compared(values, frozenset(parted), by, kept)


def seen(page: Page | None, names: Iterable[str], beside: Versions) -> frozenset[str]:
    """Return the fields whose versions all stood on the page: when it is sent, its writer has seen them."""
    showed = page.showed if page else {}
    return frozenset(name for name in names if beside.get(name) and showed.get(f"{name}{_BOTH}") == _beside(beside[name]))

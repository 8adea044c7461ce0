"""Writers who came by a colleague's link. A room above knows the links; here a key lasts no longer than the draft, and no letter has it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from causeway.letters.letter.models import Draft

KEY_LENGTH = 20


@dataclass(frozen=True)
class _Links:
    known: Callable[[str], bool]
    wrote: Callable[[str, dt.date], None]


_registered: list[_Links] = []


def counts_invited(known: Callable[[str], bool], wrote: Callable[[str, dt.date], None]) -> None:
    """Register who knows a key, and who is told, in the same transaction, that a letter begun by its link went on its way."""
    _registered.append(_Links(known, wrote))


def key_of(text: str) -> str:
    """Return the key in an address when it is one, and nothing otherwise: invented ones are not kept."""
    return text if 0 < len(text) <= KEY_LENGTH and any(links.known(text) for links in _registered) else ""


def tell_written(draft_id: int, on: dt.date) -> None:
    """Tell that a draft became a letter on its way, where its writer came by a link; the draft forgets the key, so it counts once."""
    drafts = Draft.objects.filter(pk=draft_id).exclude(invited="")
    key = drafts.values_list("invited", flat=True).first()
    if key and drafts.update(invited=""):
        for links in _registered:
            links.wrote(key, on)

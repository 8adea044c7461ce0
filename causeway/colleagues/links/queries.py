"""Reads of personal links: by key, by the signed address of their maker's page; and what that page tells."""

from dataclasses import dataclass

from django.core import signing
from django.db.models import Count, Sum

from causeway.colleagues.links.domain import LENGTH, STEP, told
from causeway.colleagues.links.models import PersonalLink
from causeway.colleagues.pack import COLLEAGUES
from causeway.frame.addresses import whole_address

_SALT = "colleagues.link"


@dataclass(frozen=True)
class Ready:
    """Ready words for a message, with the link in them."""

    key: str
    title: str
    text: str


@dataclass(frozen=True)
class Told:
    """What the maker of a link is told: numbers rounded down to ``step``; 0 stands for none and few."""

    opened: int
    wrote: int
    step: int = STEP


def link_of(key: str) -> PersonalLink | None:
    """Return the link with this key."""
    return PersonalLink.objects.filter(key=key).first() if len(key) == LENGTH else None


def signed(link: PersonalLink) -> str:
    """Return what stands in the address of its maker's page; nothing of it is kept."""
    return signing.Signer(salt=_SALT).sign(link.key)


def made_by(text: str) -> PersonalLink | None:
    """Return the link whose maker's page this is; ``None`` for a damaged or forged address and for a link that was forgotten."""
    try:
        return link_of(signing.Signer(salt=_SALT).unsign(text))
    except signing.BadSignature:
        return None


def address_of(link: PersonalLink) -> str:
    """Return the address to hand on."""
    return whole_address("colleagues_links:arrive", link.key)


def messages_with(address: str) -> tuple[Ready, ...]:
    """Return the campaign's ready words with a link in them."""
    said = COLLEAGUES.words()
    return tuple(Ready(one.key, one.title, one.text.replace("{link}", address)) for one in said.messages) if said else ()


def told_of(link: PersonalLink) -> Told:
    """Return what its maker is told."""
    return Told(told(link.opened), told(link.wrote))


@dataclass(frozen=True)
class Whole:
    """All links together, as staff see them."""

    links: int
    opened: int
    wrote: int


def whole() -> Whole:
    """Return how many links there are and what came of all together."""
    found = PersonalLink.objects.aggregate(links=Count("pk"), opened=Sum("opened"), wrote=Sum("wrote"))
    return Whole(found["links"], found["opened"] or 0, found["wrote"] or 0)

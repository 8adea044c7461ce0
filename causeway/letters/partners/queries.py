"""Reads about partners: who they are, and how many letters came from their sites. Nobody is followed: a letter's row has the short name."""

from dataclasses import dataclass

from django.core import signing
from django.db.models import Q

from causeway.frame.embedding import Framer, knows_framers
from causeway.letters.after.domain.waits import ENOUGH
from causeway.letters.letter.models import Letter, SentByWriter
from causeway.letters.partners.models import SLUG_LENGTH, Partner
from causeway.people.exceptions import LinkInvalid

_SALT = "letters.partner-totals"


@dataclass(frozen=True)
class Totals:
    """How many letters went from one partner's site; ``None`` stands for fewer than five. The parts show only when neither is small."""

    name: str
    slug: str
    letters: int | None
    delivered_by_us: int | None
    sent_by_writers: int | None


def partner(slug: str) -> Partner | None:
    """Return the partner of that short name, if it is switched on."""
    return Partner.objects.filter(slug=slug, switched_on=True).first()


@knows_framers
def may_frame(slug: str) -> Framer | None:
    """Return a partner with the sites that may show our boxes."""
    found = partner(slug)
    return Framer(found.slug, found.name, found.may_frame) if found else None


def slug_of(text: str) -> str:
    """Return a partner's short name when ``text`` is one, and nothing otherwise: invented names are not kept."""
    found = partner(text) if 0 < len(text) <= SLUG_LENGTH else None
    return found.slug if found else ""


def totals(of: Partner) -> Totals:
    """Return how many letters their writers confirmed, or said they sent, having begun on the partner's site."""
    ours = Letter.objects.filter(Q(confirmed_at__isnull=False), partner=of.slug).count()
    own = SentByWriter.objects.filter(partner=of.slug).count()
    whole = ours + own
    apart = min(ours, own) >= ENOUGH
    return Totals(of.name, of.slug, whole if whole >= ENOUGH else None, ours if apart else None, own if apart else None)


def sign_totals(of: Partner) -> str:
    """Return what the link to a partner's own totals carries."""
    return signing.Signer(salt=_SALT).sign(of.slug).rpartition(":")[2]


def read_totals(slug: str, signature: str) -> Totals:
    """Return a partner's totals for a link that we gave out; raises :class:`LinkInvalid` for any other."""
    try:
        signing.Signer(salt=_SALT).unsign(f"{slug}:{signature}")
    except signing.BadSignature:
        raise LinkInvalid from None
    found = partner(slug)
    if found is None:
        raise LinkInvalid
    return totals(found)

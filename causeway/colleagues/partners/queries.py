"""Reads about partners: the front, and what a desk shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from causeway.colleagues.links.domain import STEP, told
from causeway.colleagues.links.queries import Ready, messages_with
from causeway.colleagues.partners.models import Front, PartnerPerson
from causeway.frame.addresses import whole_address
from causeway.letters.partners.models import Partner
from causeway.letters.partners.queries import totals
from causeway.review.domain import State


@dataclass(frozen=True)
class Shown:
    """A partner's front as everybody sees it: ``line`` and ``has_logo`` once staff have read them."""

    partner: Partner
    line: str
    has_logo: bool


def front_of(partner: Partner) -> Shown:
    """Return a partner's front."""
    found = Front.objects.filter(partner=partner, state=State.PUBLISHED).first()
    return Shown(partner, found.line if found else "", bool(found and found.logo))


def logo_of(partner: Partner) -> bytes:
    """Return the logo that staff published; empty where there is none."""
    found = Front.objects.filter(partner=partner, state=State.PUBLISHED).first()
    return bytes(found.logo) if found else b""


STANDING: Mapping[State, Callable[[], str]] = {
    State.ASKED: lambda: _("Your line and logo wait for the link in your mailbox."),
    State.HELD: lambda: _("Your line and logo wait for the campaign’s staff to read them. What comes of it stands here."),
    State.PUBLISHED: lambda: _("Your line and logo are on your front."),
    State.RETURNED: lambda: _("Staff gave your line and logo back. Change them, and hand them in again."),
    State.WITHDRAWN: lambda: _("Your line and logo are off your front."),
}


@dataclass(frozen=True)
class OnDesk:
    """What a desk shows of one partner."""

    partner: Partner
    letters: int
    step: int
    front: str
    link: str
    box: str
    messages: tuple[Ready, ...]
    proposed: Front | None

    @property
    def standing(self) -> str:
        """Where the line and logo stand, in a sentence; empty before any were handed in."""
        return STANDING[State(self.proposed.state)]() if self.proposed else ""

    @property
    def embed(self) -> str:
        """What to paste for the box."""
        return f'<iframe src="{self.box}" title="Write to your MP" width="100%" height="340" loading="lazy"></iframe>'


def of_person(email: str) -> list[Partner]:
    """Return the partners whose desk an address opens."""
    people = PartnerPerson.objects.filter(email__iexact=email, partner__switched_on=True).select_related("partner")
    return [person.partner for person in people.order_by("partner__name")]


def front_address(partner: Partner) -> str:
    """Return the whole address of a partner's front."""
    return whole_address("colleagues_fronts:front", partner.slug)


def on_desk(partner: Partner) -> OnDesk:
    """Return what a partner's desk shows. Letters are told in fives, so that who watches the number learns of nobody."""
    front = front_address(partner)
    return OnDesk(
        partner=partner,
        letters=told(totals(partner).letters or 0),
        step=STEP,
        front=front,
        link=f"{whole_address('letters:start')}?{urlencode({'from': partner.slug})}",
        box=whole_address("letters_embed:box", partner.slug),
        messages=messages_with(front),
        proposed=Front.objects.filter(partner=partner).first(),
    )

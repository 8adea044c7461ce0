"""What every page shows of the campaign: its name, its navigation."""

from dataclasses import dataclass

from django import template

from causeway.campaign.pack import Campaign, campaign
from causeway.frame.area_links import Link
from causeway.frame.rooms import rooms

register = template.Library()


@dataclass(frozen=True)
class Item:
    """One entry of the navigation."""

    title: str
    address: str
    here: bool


@register.filter
def language_tag(code: str) -> str:
    """Return a language's code as browsers and screen readers are told it: "en-gb" is "en-GB" (BCP 47)."""
    language, _, region = code.partition("-")
    return f"{language}-{region.upper()}" if region else language


@register.simple_tag(takes_context=True)
def the_campaign(context: template.Context) -> Campaign:
    """Return the campaign, and put the navigation into the context."""
    path = context["request"].path if "request" in context else ""
    context["campaign_navigation"] = [
        Item(title, address, here=path == address) for title, address in _navigation() if address is not None
    ]
    return campaign()


@register.simple_tag
def rooms_in_the_footer() -> list[Link]:
    """Return what the rooms have in the foot of every page."""
    return [link for room in rooms().values() if room.footer is not None for link in room.footer()]


def _navigation() -> list[tuple[str, str | None]]:
    lines = sorted(
        (entry for room in rooms().values() for entry in room.menu if entry.is_there),
        key=lambda entry: entry.order,
    )
    return [(str(entry.title), entry.address) for entry in lines]

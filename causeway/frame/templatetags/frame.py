"""What every page shows of the campaign: its name, its navigation."""

from dataclasses import dataclass

from django import template

from causeway.campaign.pack import Campaign, campaign
from causeway.frame.area_links import Link
from causeway.frame.rooms import Entry, rooms

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
    """Return the campaign, and put the navigation into the context: the line of the menu, and what is folded under "More"."""
    path = context["request"].path if "request" in context else ""
    lines = [(entry.folded, Item(title, address, here=path == address)) for entry, title, address in _navigation()]
    context["campaign_navigation"] = [item for folded, item in lines if not folded]
    context["campaign_more"] = [item for folded, item in lines if folded]
    return campaign()


@register.simple_tag
def rooms_in_the_footer() -> list[Link]:
    """Return what the rooms have in the foot of every page."""
    return [link for room in rooms().values() if room.footer is not None for link in room.footer()]


def _navigation() -> list[tuple[Entry, str, str]]:
    lines = sorted(
        (entry for room in rooms().values() for entry in room.menu if entry.is_there),
        key=lambda entry: entry.order,
    )
    return [(entry, str(entry.title), address) for entry in lines if (address := entry.address) is not None]

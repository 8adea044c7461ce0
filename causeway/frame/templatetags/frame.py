"""What every page shows of the campaign: its name, its navigation."""

from dataclasses import dataclass

from django import template
from django.urls import get_script_prefix, get_urlconf
from django.utils.translation import get_language

from causeway.campaign.pack import Campaign, campaign
from causeway.frame.area_links import Link
from causeway.frame.rooms import rooms
from causeway.frame.short_cache import short_cached

register = template.Library()
KEPT_SECONDS = 60  # as long as the foot of every page is


@dataclass(frozen=True)
class Item:
    """One entry of the navigation."""

    title: str
    address: str
    folded: bool


@register.filter
def language_tag(code: str) -> str:
    """Return a language's code as browsers and screen readers are told it: "en-gb" is "en-GB" (BCP 47)."""
    language, _, region = code.partition("-")
    return f"{language}-{region.upper()}" if region else language


@register.simple_tag(takes_context=True)
def the_campaign(context: template.Context) -> Campaign:
    """Return the campaign, and put the navigation into the context: the line of the menu, and what is folded under "More".

    ``campaign_here`` is the address of this page, where it stands in the navigation.
    """
    path = context["request"].path if "request" in context else ""
    of = campaign()
    lines = _navigation(of)
    context["campaign_navigation"] = [item for item in lines if not item.folded]
    context["campaign_more"] = [item for item in lines if item.folded]
    context["campaign_here"] = path if any(item.address == path for item in lines) else ""
    return of


@register.simple_tag
def rooms_in_the_footer() -> list[Link]:
    """Return what the rooms have in the foot of every page."""
    return [link for room in rooms().values() if room.footer is not None for link in room.footer()]


def _navigation(of: Campaign) -> list[Item]:
    """Return the navigation, a minute old at the most: it is the same on every page, and each address is looked for among hundreds."""
    name = f"navigation:{of.slug}:{get_language()}:{get_urlconf()}:{get_script_prefix()}"
    return short_cached(name, _lines, seconds=KEPT_SECONDS)


def _lines() -> list[Item]:
    lines = sorted(
        (entry for room in rooms().values() for entry in room.menu if entry.is_there),
        key=lambda entry: entry.order,
    )
    return [Item(str(entry.title), address, entry.folded) for entry in lines if (address := entry.address) is not None]

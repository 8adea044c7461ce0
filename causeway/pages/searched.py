"""What of the site's pages can be found: those that staff write, and the first page of each room."""

from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue
from wagtail.models import Page

from causeway.frame.rooms import rooms
from causeway.pages.models import CampaignPage, ContentPage
from causeway.searching.things import Thing

PAGE_WEIGHT, ROOM_WEIGHT = 40, 50
READ = ("number", "title", "text", "why", "when", "caveat")


def searched() -> Iterator[Thing]:
    """Yield every page that everybody sees."""
    for page in CampaignPage.objects.live().public():
        said = (words for each in (page.asks, page.actions, page.facts) for words in _said(each))
        yield _page(page, " ".join((page.headline, page.summary, page.issue, *said)))
    for page in ContentPage.objects.live().public():
        yield _page(page, f"{page.summary} {page.body}")
    yield from _first_pages()


def _said(stream: StreamValue) -> Iterator[str]:
    """Yield what a part of a page says to its readers: neither addresses nor names of fields."""
    for block in stream:
        yield from (str(block.value[name]) for name in READ if block.value.get(name))


def _page(page: Page, html: str) -> Thing:
    text = unescape(strip_tags(html.replace("<", " <")))
    address = page.url or "/"
    return Thing(f"page:{page.pk}", "page", page.title, address, " ".join(text.split()), weight=PAGE_WEIGHT)


def _first_pages() -> Iterator[Thing]:
    """Yield what the menu leads to; each is found by its room's name, too: "roundtables" is "Convene your MPs"."""
    for name, room in rooms().items():
        for entry in room.menu:
            if entry.is_there and entry.address:
                title = str(entry.title)
                yield Thing(f"menu:{entry.route}", "page", title, entry.address, also=f"{name} {name[:-1]}", weight=ROOM_WEIGHT)

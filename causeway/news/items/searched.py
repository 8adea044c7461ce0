"""An item as it is found: on the site, and by whoever follows a search."""

from collections.abc import Iterable, Iterator

from causeway.news.items.domain import Kind
from causeway.news.items.labels import KINDS
from causeway.news.items.models import Item
from causeway.news.items.queries import read_by_everybody
from causeway.searching.things import Thing


def searched() -> Iterator[Thing]:
    """Yield what everybody may read."""
    yield from (thing_of(each) for each in read_by_everybody().iterator(chunk_size=1000))


def thing_of(item: Item, marks: dict[str, Iterable[str]] | None = None) -> Thing:
    """Return an item as it is found: by its words, who stands in it, its outlet and kind."""
    who = item.persons
    also = " ".join([item.outlet, str(KINDS[Kind(item.kind)]), *(f"{each.name} {each.seat}" for each in who)])
    own: dict[str, Iterable[str]] = {
        "from": (item.outlet,),
        "mp": [each.name for each in who],
        "place": [each.code for each in who if each.code],
    }
    return Thing(str(item.pk), "news", item.title, item.address, item.extract, also, {**own, **(marks or {})}, item.published_at)

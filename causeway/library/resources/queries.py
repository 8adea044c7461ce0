"""Reads: the list with its filters and its search, one resource, what is known of an area."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.cache import caches
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.areas.models import Area
from causeway.areas.nations import nations
from causeway.frame.addresses import whole_address
from causeway.frame.area_links import Link
from causeway.library.kits.models import Kit
from causeway.library.pack import audiences, services
from causeway.library.resources.domain import Format, Kind, excerpt, words_of
from causeway.library.resources.labels import FORMATS, KINDS
from causeway.library.resources.models import Resource

A_PAGE = 20
_THERE = "library-has-something"
MOST_WANTED = 8  # words of a search


@dataclass(frozen=True)
class Choice:
    """One value of a filter: what it is called, how many of what is listed have it, and whether it is chosen."""

    value: str
    title: str
    many: int
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """One filter of the list."""

    name: str
    title: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> Choice | None:
        """What is chosen of it."""
        return next((each for each in self.choices if each.chosen), None)


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: words, and a value for each filter they chose."""

    words: str = ""
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words as they are searched."""
        return tuple(words_of(self.words)[:MOST_WANTED])

    def without(self, name: str) -> str:
        """Return the query string without one filter."""
        rest = {key: value for key, value in self.values.items() if key != name and value}
        return urlencode({"q": self.words, **rest} if self.words else rest)


@dataclass(frozen=True)
class Found:
    """One resource of the list, with the words around what was searched for where only its file or its text has them."""

    resource: Resource
    services: tuple[str, ...]
    audiences: tuple[str, ...]
    excerpt: str


@dataclass(frozen=True)
class Listed:
    """A page of the list. ``total`` is how many there are in all."""

    found: tuple[Found, ...]
    filters: tuple[Filter, ...]
    total: int
    page: int
    pages: int
    area: Area | None

    @property
    def chosen(self) -> tuple[Filter, ...]:
        """The filters of which something is chosen."""
        return tuple(each for each in self.filters if each.chosen)


Values = Callable[[Resource], Iterable[str]]
_VALUES: Mapping[str, Values] = {
    "kind": lambda resource: (resource.kind,),
    "service": lambda resource: resource.services,
    "audience": lambda resource: resource.audiences,
    "nation": lambda resource: resource.nations,
    "format": lambda resource: (resource.format,),
}
FILTERS = (*_VALUES, "area")


def _titles() -> dict[str, tuple[str, dict[str, str]]]:
    """Return what each filter and each of its values is called."""
    return {
        "kind": (_("What it is"), {each.value: str(KINDS[each]) for each in Kind}),
        "service": (_("Service"), services()),
        "audience": (_("For whom"), audiences()),
        "nation": (_("Nation"), {nation.code: nation.name for nation in nations()}),
        "format": (_("Format"), {each.value: str(FORMATS[each]) for each in Format}),
    }


def listed(asked: Asked, page: int = 1) -> Listed:
    """Return a page of the public resources that fit; a filter's counts are of what fits all the others."""
    rows = list(_matching(asked))
    area = Area.objects.filter(code=asked.values.get("area", "")).first() if asked.values.get("area") else None
    fitting = [each for each in rows if _fits(each, asked, but="")]
    filters = tuple(_filter(name, title, titles, rows, asked) for name, (title, titles) in _titles().items())
    ranked = sorted(fitting, key=lambda each: _rank(each, asked.wanted))
    pages = max(1, -(-len(ranked) // A_PAGE))
    page = min(max(page, 1), pages)
    shown = ranked[(page - 1) * A_PAGE : page * A_PAGE]
    return Listed(tuple(_found(each, asked.wanted) for each in shown), filters, len(ranked), page, pages, area)


def _matching(asked: Asked) -> Iterable[Resource]:
    fits = Q()
    for word in asked.wanted:
        fits &= Q(words__contains=f" {word}")
    if area := asked.values.get("area"):
        fits &= Q(areas__code=area)
    return Resource.objects.public().filter(fits).select_related("health").defer("words", "transcript").distinct()


def _fits(resource: Resource, asked: Asked, *, but: str) -> bool:
    wanted = ((name, asked.values.get(name, "")) for name in _VALUES if name != but)
    return all(value in _VALUES[name](resource) for name, value in wanted if value)


def _filter(name: str, title: str, titles: Mapping[str, str], rows: list[Resource], asked: Asked) -> Filter:
    fitting = (each for each in rows if _fits(each, asked, but=name))
    counts = Counter(value for each in fitting for value in _VALUES[name](each))
    chosen = asked.values.get(name, "")
    there = [value for value in titles if counts[value] or value == chosen]
    return Filter(name, title, tuple(Choice(value, titles[value], counts[value], value == chosen) for value in there))


def _rank(resource: Resource, wanted: tuple[str, ...]) -> tuple[int, int, str]:
    """Rank what has the words in its title first, then what is newest, then by title."""
    title = words_of(resource.title)
    missing = sum(not any(word.startswith(each) for word in title) for each in wanted)
    newest = -resource.published_on.toordinal() if resource.published_on else 0
    return missing, newest, resource.title


def _found(resource: Resource, wanted: tuple[str, ...]) -> Found:
    named = services(), audiences()
    return Found(
        resource,
        tuple(named[0][each] for each in resource.services if each in named[0]),
        tuple(named[1][each] for each in resource.audiences if each in named[1]),
        _excerpt(resource, wanted),
    )


def _excerpt(resource: Resource, wanted: tuple[str, ...]) -> str:
    """Return where the words stand inside its file or transcript, if what the list shows does not have them all."""
    shown = words_of(f"{resource.title} {resource.good_for} {resource.publisher}")
    hidden = [word for word in wanted if not any(each.startswith(word) for each in shown)]
    if not hidden:
        return ""
    newest = resource.versions.only("text").first()
    return next(
        (
            piece
            for text in (resource.about, newest.text if newest else "", resource.transcript)
            if (piece := excerpt(text, hidden))
        ),
        "",
    )


def all_named(resource: Resource) -> Found:
    """Return a resource with the names of its services and readers."""
    return _found(resource, ())


def nation_names(resource: Resource) -> list[str]:
    """Return the names of the nations it is about."""
    return [nation.name for nation in nations() if nation.code in resource.nations]


def public_addresses() -> Iterable[str]:
    """Return the pages for the map of the site."""
    if not Resource.objects.public().exists():
        return
    yield whole_address("library:index")
    for slug in Kit.objects.filter(items__resource__in=Resource.objects.public()).distinct().values_list("slug", flat=True):
        yield whole_address("library:kit", slug)
    for slug in Resource.objects.public().values_list("slug", flat=True):
        yield whole_address("library:resource", slug)


def near_area(_kind: str, code: str, _now: dt.datetime) -> Link | None:
    """Return a link to what the library has about an area."""
    many = Resource.objects.public().filter(areas__code=code).distinct().count()
    if not many:
        return None
    said = ngettext("%(many)s thing in the library about this area", "%(many)s things in the library about this area", many)
    return Link(f"{reverse('library:index')}?area={code}", said % {"many": many})


def has_library() -> bool:
    """Return whether there is anything to read in the library; asked by every page, so the answer is kept for a minute."""
    kept: bool | None = caches["short"].get(_THERE)
    if kept is None:
        kept = Resource.objects.public().exists()
        caches["short"].set(_THERE, kept, 60)
    return kept

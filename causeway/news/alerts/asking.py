"""What can be followed: a search, a place, an MP, a service; all are queries in one language, and each has a name."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.areas.search import called, search
from causeway.library.pack import services
from causeway.searching.domain.problems import Problem, Slip
from causeway.searching.domain.reading import Fields, is_language, plainly, read
from causeway.searching.domain.tree import Query
from causeway.searching.sentences import sentence

_CODE = re.compile(r"[A-Z]\d{8}", re.ASCII)
_ONE_FIELD = re.compile(r'(place|mp|service):(?:"([^"]+)"|(\S+))')
MOST_CHOICES = 8


def place_codes(text: str) -> list[str]:
    """Return the codes that ``place:`` means: of the areas of that name, or the code itself."""
    return [text] if _CODE.fullmatch(text) else [each.key for each in called(text)]


FIELDS = Fields({"place": place_codes, "mp": None, "service": None, "kind": None, "from": None})


def query_of(text: str) -> Query:
    """Return what a text asks for; raises :class:`Problem`. Mere words are all wanted, whole or begun."""
    if is_language(text):
        return read(text, FIELDS)
    found = plainly(text)
    if found is None:
        raise Problem(Slip.EMPTY)
    return found


def name_of(text: str) -> str:
    """Return what a query is called, as its follower reads it."""
    alone = _ONE_FIELD.fullmatch(text)
    if alone is None:
        return text if '"' in text else _("“%(search)s”") % {"search": text}
    field, value = alone[1], alone[2] or alone[3]
    if field == "place":
        return str(Area.objects.filter(code=value).order_by("-valid_from").values_list("name", flat=True).first() or value)
    return services().get(value, value) if field == "service" else value


@dataclass(frozen=True)
class Choice:
    """One of several that may be meant."""

    query: str
    title: str
    detail: str


@dataclass(frozen=True)
class Wish:
    """What somebody wants to follow: a query, several to choose from, or a sentence why it is neither."""

    query: str = ""
    title: str = ""
    choices: tuple[Choice, ...] = ()
    problem: str = ""


def wish(what: str, typed: str) -> Wish:
    """Return what somebody wants to follow, from the kind of thing and what they typed or chose."""
    if what == "place":
        return _one_of([Choice(f"place:{each.key}", each.label, each.detail) for each in called(typed)], typed)
    if what == "mp":
        found = [each for each in search(typed, 30).found if each.kind == "mp"]
        return _one_of([Choice(f'mp:"{each.label}"', each.label, each.detail) for each in found], typed)
    if what == "service":
        query = f"service:{typed}"
        return Wish(query, name_of(query)) if typed in services() else Wish(problem=_("Choose one of the services."))
    return of_query(typed)


def of_query(text: str) -> Wish:
    """Return what a query in the language is, or the sentence why it is none."""
    try:
        query_of(text)
    except Problem as problem:
        return Wish(problem=sentence(problem, FIELDS))
    return Wish(text, name_of(text))


def _one_of(found: list[Choice], typed: str) -> Wish:
    if not found:
        return Wish(problem=_("We found nothing called “%(typed)s”. Try one word of the name.") % {"typed": typed})
    if len(found) == 1:
        return Wish(found[0].query, found[0].title)
    return Wish(choices=tuple(found[:MOST_CHOICES]))

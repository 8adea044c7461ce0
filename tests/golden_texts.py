"""Everything the product says of one place, as a head would read it: page, card, slides, leaflet, letter and posts, as plain lines."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from causeway.areas.models import Area
from causeway.briefings import composing
from causeway.briefings.domain.slides import Deck
from causeway.briefings.domain.tree import Words
from causeway.briefings.reading.data import BriefingData, briefing_data
from causeway.briefings.reading.schools import school_data
from causeway.evidence.figures.queries import school_case
from causeway.evidence.models import Edition
from causeway.evidence.releases.editions import shown_now
from causeway.places.case.area_page import area_page
from causeway.places.case.school_page import school_page
from causeway.places.case.telling import Told
from causeway.sharing import queries as sharing

ON = dt.date(2026, 11, 30)
PLACES = {
    "aldershot": "constituency/E14001063",
    "windsor": "constituency/E14001588",
    "birmingham": "authority/E08000025",
    "rutland": "authority/E06000017",
    "lancashire": "icb/E54000048",
    "caerphilly": "constituency/W07000088",
    "cardiff": "authority/W06000015",
    "dumfries": "constituency/S14000073",
    "edinburgh": "authority/S12000036",
    "ayrshire": "health-board/S08000015",
    "belfast-north": "constituency/N05000002",
    "belfast": "authority/N09000003",
    "school-in-london": "school/100000",
    "school-in-birmingham": "school/139000",
    "school-in-telford": "school/123456",
    "school-in-hampshire": "school/116000",
}


def _told(one: Told) -> Iterator[str]:
    finding = one.finding
    where = f" · {finding.share_words}" if finding.share_words else ""
    yield f"  [{finding.tag}{where}] {finding.shown} {one.nation}".rstrip()
    yield f"  {finding.sentence}"
    yield f"  {one.age} Source: {finding.source.publisher}"


def _page(page: dict) -> Iterator[str]:
    yield "PAGE"
    if page["age"]:
        yield f"  {page['age']}"
    if page["found"].nothing_worse:
        yield f"  {page['found'].nothing_worse}"
    telling = page["telling"]
    for one in (*([telling.first] if telling.first else []), *telling.more):
        yield from _told(one)
    for service in page["services"]:
        yield f"  {service.name}: {service.answer}"
    door = page.get("door")
    if door:
        yield from (f"  {said}" for said in (door.little, door.asks))


def _slides(deck: Deck) -> Iterator[str]:
    for number, slide in enumerate(deck.slides, 1):
        yield f"  {number}. {slide.title}"
        if slide.big:
            yield f"     {slide.big.value} · {slide.big.about}"
        for said in (slide.lead, *(f"{one.text} {one.more}".strip() for one in slide.points), slide.small):
            if said:
                yield f"     {said}"
        if slide.plot:
            yield f"     Chart: {slide.plot.alt}"
        for row in slide.table.rows if slide.table else ():
            yield f"     {' | '.join(row)}"


def _papers(data: BriefingData) -> Iterator[str]:
    card, leaflet = composing.card(data), composing.leaflet(data)
    yield "CARD"
    yield from (f"  {said}" for said in (card.tag, card.number, card.line, card.beside, card.source) if said)
    yield "LEAFLET"
    yield from (
        f"  {said}"
        for said in (leaflet.headline, leaflet.tag, leaflet.number, leaflet.line, leaflet.beside, leaflet.small)
        if said
    )
    yield "SLIDES"
    yield from _slides(composing.deck(data))
    yield "LETTER"
    said = [block.text for block in composing.letter(data).body if isinstance(block, Words)]
    yield from (f"  {text}" for text in said[: next(at for at, text in enumerate(said) if text.startswith("One ask."))])


def _posts(place: sharing.Place) -> Iterator[str]:
    yield "POSTS"
    made = sharing.kit(place, next(iter(sharing.SHARES.words().acts)), "", ON)
    for one in made.variants if made else ():
        yield f"  For {one.names}: {one.text}"


@contextmanager
def _shown_from_that_day() -> Iterator[None]:
    """Let what is shown be shown from :data:`ON`, and not from the day on which this site was made, and leave no trace."""
    now = shown_now()
    with transaction.atomic():
        Edition.objects.filter(stamp=now.stamp).update(on=ON, stamp=now.stamp.replace(f"{now.on}", f"{ON}"))
        yield
        transaction.set_rollback(True)


def all_said() -> dict[str, str]:
    """Return what is said of each of :data:`PLACES`, by name."""
    with _shown_from_that_day():
        return {name: _said_of(place) for name, place in PLACES.items()}


def _said_of(place: str) -> str:
    kind, _slash, key = place.partition("/")
    if kind == "school":
        data, page, shared = (
            school_data(int(key), ON),
            school_page(school_case(int(key), ON), ON),
            sharing.of_school(int(key), ON),
        )
    else:
        area = Area.objects.get(kind=kind, code=key)
        data, shared = briefing_data(area, ON), sharing.of_area(area, ON)
        page = area_page(area, ON, shown_now(), stamped=False)
    return "\n".join((data.name.upper(), *_page(page), *_papers(data), *_posts(shared))) + "\n"

"""Searching the site: the same on both databases, at places, forgiving, and never broken by signs."""

import datetime as dt
import time

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from causeway.areas.models import Area, AreaName, AreaRelation
from causeway.areas.search import forget as forget_places
from causeway.library.resources import actions as library
from causeway.searching import forgiving
from causeway.searching.domain.reading import read
from causeway.searching.index import find, grouped, put
from causeway.searching.keeping import count_words, keep_all, keep_room
from causeway.searching.models import Entry
from causeway.searching.things import Thing

pytestmark = pytest.mark.django_db
RESOURCE = {
    "kind": "report",
    "title": "An example report",
    "address": "https://example.org/report",
    "publisher": "Example Institute",
    "good_for": "For an example of what roundtables are.",
}


def _area(kind, code, name):
    return Area.objects.create(kind=kind, code=code, name=name, valid_from=dt.date(2009, 1, 1))


@pytest.fixture
def leeds():
    """A city, its board and a seat in it."""
    _area("nation", "E92000001", "England")
    council = _area("authority", "E08000035", "Leeds")
    board = _area("icb", "E54000054", "NHS West Yorkshire Integrated Care Board")
    seat = _area("constituency", "E14001321", "Leeds North West")
    AreaRelation.objects.create(part=council, whole=board, share=1.0)
    AreaRelation.objects.create(part=seat, whole=council, share=1.0)
    AreaName.objects.create(area=seat, text="Ada Example", kind="mp")
    forget_places()
    yield council
    forget_places()


@pytest.fixture
def kept(leeds):
    """The index of everything that the rooms have."""
    keep_all(timezone.now())
    count_words(timezone.now())
    forgiving.forget()


def said(page):
    """What a page says in its middle, without its marks."""
    middle = page.text.partition("<main")[2].partition("</main>")[0]
    return " ".join(strip_tags(middle).split()).replace("&#x27;", "'")


@pytest.fixture
def asked(client, kept):
    return lambda typed, **more: client.get("/search/", {"q": typed, **more})


def test_a_service_a_wait_and_a_place_lead_to_the_figures_of_its_board_and_to_its_pages(asked):
    page = asked("CAMHS wait Leeds")
    text = said(page)
    assert "At Leeds" in text
    assert "Children whose mental-health help started within four weeks: NHS West Yorkshire Integrated Care Board" in text
    address = "/indicators/mental_health_help_in_4_weeks/?area=E54000054"
    assert address in page.text
    assert '"/areas/authority/E08000035/"' in page.text
    assert "Leeds North West Constituency" in text


def test_a_word_finds_rooms_figures_papers_and_resources_each_under_its_kind(client, kept):
    library.add(RESOURCE, [], by="staff")
    keep_all(timezone.now())
    text = said(client.get("/search/", {"q": "roundtable"}))
    assert "Pages Convene your MPs" in text
    assert "Library An example report" in text
    assert "Papers to take along Slides" in said(client.get("/search/", {"q": "slides"}))


def test_people_and_places_are_found_beside(asked):
    assert "Ada Example MP for Leeds North West" in said(asked("ada example"))


@pytest.mark.parametrize("typed", ["camsh wating", "mentl helth waits"])
def test_misspelt_words_are_put_right_and_it_is_said(asked, typed):
    text = said(asked(typed))
    assert "as it is spelt. These have words like it." in text
    assert "mental-health" in text


@pytest.mark.parametrize(
    "typed", ['"', "'", '"""', 'a"b', "(", ")", "*", "%", "\\", "NEAR/3", "AND", "x:y", "a*b", "\x00", "place:", "ﬁ—«"]
)
def test_no_sign_breaks_it(asked, typed):
    assert asked(typed).status_code == 200


def test_the_language_is_understood_and_what_is_wrong_in_it_is_said(asked):
    assert "Nothing here matches" in said(asked('"waits mental"'))
    text = said(asked('"mental-health" wait* "open'))
    assert "The quotation mark at character 23, before “open”, is not closed." in text
    assert "Until then, these have its words." in text
    assert "Figures" in text


def test_more_of_a_kind_is_counted_and_led_to(client, asked):
    put("test", (Thing(str(at), "news", f"Example news {at}", f"/n/{at}/", "about otters") for at in range(30)))
    page = asked("otters")
    assert "25 more News and Parliament" in said(page)
    first = asked("otters", kind="news")
    assert "10 more" in said(first)
    assert "10 more" not in said(asked("otters", kind="news", after="20"))
    assert asked("otters", kind="no-such-kind", after="x").status_code == 200


def test_what_was_asked_is_marked_and_nothing_of_a_text_is_taken_for_markup(client, asked):
    put("test", [Thing("1", "news", "<b>Title</b>", "/n/", "an <script>alert(1)</script> otter")])
    html = asked("otter").text
    assert "<mark>otter</mark>" in html
    assert "<script>alert" not in html
    assert "&lt;b&gt;Title" in html


def test_the_title_goes_before_the_text_and_of_equals_the_newest_first():
    new, old = (dt.datetime(year, 1, 1, tzinfo=dt.UTC) for year in (2026, 2020))
    things = [
        Thing("text", "news", "Other", "/", "otter", at=new),
        Thing("old", "news", "Otter", "/", at=old),
        Thing("new", "news", "An otter", "/", at=new),
        Thing("heavy", "news", "The otter", "/", weight=5, at=old),
    ]
    put("test", things)
    assert [hit.key for hit in find(read("otter")).found] == ["heavy", "new", "old", "text"]
    assert [hit.key for hit in find(read("otter"), newest=True).found][-1] in {"old", "heavy"}
    assert [hit.key for hit in find(read("otter"), limit=2, after=1).found] == ["new", "old"]


def test_what_is_taken_off_is_gone_and_what_is_changed_is_found_anew(client, kept):
    made = library.add(RESOURCE | {"title": "About otters"}, [], by="staff")
    keep_all(timezone.now())
    assert "About otters" in client.get("/search/", {"q": "otters"}).text
    library.change(made.pk, {"title": "About beavers"}, None, by="staff")
    keep_all(timezone.now())
    assert "About beavers" in client.get("/search/", {"q": "beavers"}).text
    assert "About" not in said(client.get("/search/", {"q": "otters"}))
    library.withdraw(made.pk, by="staff", now=timezone.now())
    keep_all(timezone.now())
    assert not Entry.objects.filter(room="library").exists()
    assert "Nothing here matches" in said(client.get("/search/", {"q": "beavers"}))


def test_a_round_that_finds_nothing_new_writes_nothing(kept, django_assert_max_num_queries):
    things = [Thing(str(at), "news", f"Example {at}", "/") for at in range(50)]
    assert keep_room("test", things) == 50
    with django_assert_max_num_queries(1):
        assert keep_room("test", things) == 0


def test_a_search_takes_less_than_twenty_milliseconds_of_a_processor(kept):
    from causeway.places.site_search import site_search

    took = []
    for typed in ("CAMHS wait Leeds", "roundtable", "speech therapy", "camsh wating", '"mental health"') * 5:
        began = time.process_time()
        site_search(typed, dt.date(2026, 11, 30))
        took.append(time.process_time() - began)
    assert sorted(took)[len(took) // 2] < 0.02


def test_one_kind_of_which_there_is_much_hides_no_other(kept):
    many = (Thing(str(at), "news", f"Slides {at}", "/", weight=60) for at in range(600))
    put("test", many)
    groups = {group.kind: group for group in grouped(read("slides"), ("paper", "news"))}
    assert groups["paper"].found[0].title == "Slides"
    assert groups["news"].many == 600

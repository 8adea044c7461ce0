"""The public pages: what stands first, what is filtered, what an area's page has, feeds, and what is coming."""

import datetime as dt
import json
from xml.etree import ElementTree as ET

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from causeway.areas import search
from causeway.frame.area_links import links
from causeway.news.items.domain import Did, Person
from causeway.news.items.models import Item
from causeway.news.sources.models import Source
from tests.integration.news.conftest import COUNCIL, OTHER, SEAT

CAMHS = "Children wait two years for CAMHS in Exampleshire"
SEND = "SEND funding: heads speak up in Downham"


def titles(answer):
    return [each.item.title for each in answer.context["found"].found]


def page(client, query=""):
    return client.get(reverse("news:index") + query)


def test_what_matters_and_is_fresh_stands_first_and_what_does_not_matter_nowhere(client, brought):
    brought(CAMHS, days=60)
    brought(SEND)
    brought("A new bridge is opened")
    assert titles(page(client)) == [SEND, CAMHS]


def test_a_pin_goes_first_and_what_is_hidden_is_nowhere(client, brought):
    old, new = brought(CAMHS, days=90), brought(SEND)
    Item.objects.filter(pk=old.pk).update(pinned_at=timezone.now())
    assert titles(page(client)) == [CAMHS, SEND]
    Item.objects.filter(pk=new.pk).update(hidden_at=timezone.now())
    assert titles(page(client)) == [CAMHS]
    assert client.get(reverse("news:item", args=[new.pk])).status_code == 404


def test_a_near_copy_stands_under_its_lead(client, brought):
    lead = brought(CAMHS)
    copy = brought(f"{CAMHS}: report", outlet="Other Gazette")
    Item.objects.filter(pk=copy.pk).update(lead=lead, why_lead="address")
    answer = page(client)
    assert titles(answer) == [CAMHS]
    assert "1 other outlet has it" in answer.content.decode()
    shown = client.get(reverse("news:item", args=[lead.pk])).content.decode()
    assert "Other Gazette" in shown
    assert "Other Gazette It has the same address." in shown


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?service=mental-health", [CAMHS]),
        ("?service=special-needs", [SEND]),
        ("?kind=question", []),
        ("?nation=E92000001", [SEND, CAMHS]),
        ("?nation=S92000003", []),
        ("?service=nonsense&kind=%00", [SEND, CAMHS]),
        ("?page=99", [SEND, CAMHS]),
    ],
)
def test_filters(client, brought, query, found):
    brought(CAMHS, days=1)
    brought(SEND)
    assert titles(page(client, query)) == found


def test_a_fresh_installation_says_that_nothing_was_read(client, places):
    assert "Nothing has been read yet" in page(client).content.decode()


def test_an_empty_list_says_when_the_last_reading_was(client, places, source):
    assert "We last looked on" in page(client).content.decode()
    Source.objects.update(good_at=None)
    assert "Nothing has been read yet" in page(client).content.decode()


def test_an_item_says_why_it_is_here(client, brought):
    said = client.get(reverse("news:item", args=[brought(CAMHS).pk])).content.decode()
    assert "because the title says “CAMHS”, +4" in said
    assert "it says “Exampleshire”" in said
    assert "times freshness 1.00" in said


def test_an_areas_page_has_what_its_mp_did_what_was_said_and_what_lies_in_it(client, brought):
    asked = Person("Ada Example", Did.ASKED, member=99001, code=SEAT).as_json()
    brought("Special Educational Needs", "what steps she is taking.", kind="question", people=[asked])
    brought(CAMHS)
    brought(SEND)
    seat = client.get(reverse("news:area", args=["constituency", SEAT]))
    assert "Ada Example in Parliament" in seat.content.decode()
    assert [each.item.title for each in seat.context["of_mp"].found] == ["Special Educational Needs"]
    assert titles(seat) == [CAMHS], "its council’s, not the other seat’s, and not again what its MP did"
    council = client.get(reverse("news:area", args=["authority", COUNCIL]))
    assert titles(council)[0] == CAMHS, "the area itself goes before what lies in it"
    assert set(titles(council)) == {"Special Educational Needs", CAMHS, SEND}
    assert client.get(reverse("news:area", args=["constituency", "E14999999"])).status_code == 404


def test_what_an_mp_before_did_is_not_said_of_the_mp_of_now(client, brought):
    asked = Person("Bo Before", Did.ASKED, member=99009, code=SEAT).as_json()
    brought("Special Educational Needs", "what steps she is taking.", kind="question", people=[asked])
    answer = client.get(reverse("news:area", args=["constituency", SEAT]))
    assert answer.context["of_mp"].found == ()
    assert titles(answer) == ["Special Educational Needs"]


def test_news_is_folded_on_the_page_of_an_area(brought):
    now = timezone.now()
    assert not [link for link in links("constituency", OTHER, now) if link.folded]
    brought(SEND)
    found = [link for link in links("constituency", OTHER, now) if link.folded]
    assert [link.address for link in found] == [reverse("news:area", args=["constituency", OTHER])]
    assert SEND in found[0].folded


def test_what_a_source_says_is_never_markup(client, brought):
    brought("CAMHS <script>alert(1)</script>", "<img src=x onerror=alert(1)> in Downham")
    now = timezone.now()
    for said in (page(client).content.decode(), *(link.folded for link in links("constituency", OTHER, now))):
        assert "<script>alert" not in said
        assert "<img src=x" not in said


@pytest.mark.parametrize("typed", ["Upwell", "Ada Example", "Upwell Green Primary School"])
def test_what_is_typed_leads_to_the_news_of_its_seat(client, places, typed):
    search.add_names("mp", [(places["seat"], "Ada Example")])
    search.forget()
    answer = client.get(reverse("news:find"), {"near": typed})
    assert answer.status_code == 302, answer.content.decode()
    assert answer.url == reverse("news:area", args=["constituency", SEAT])
    search.forget()


def test_what_is_typed_and_means_nothing_is_said_and_kept(client, places):
    said = client.get(reverse("news:find"), {"near": "Nowhere at all"}).content.decode()
    assert "We know no place or MP called “Nowhere at all”" in said
    assert 'value="Nowhere at all"' in said


def test_the_three_feeds_have_the_same_items_and_name_each_once(client, brought):
    item = brought(CAMHS)
    brought(SEND)
    uid = reverse("news:item", args=[item.pk])
    query = f"?area={COUNCIL}&service=mental-health"
    rss = ET.fromstring(client.get(reverse("news:feed", args=["rss"]) + query).content)
    atom = ET.fromstring(client.get(reverse("news:feed", args=["atom"]) + query).content)
    kept = json.loads(client.get(reverse("news:feed", args=["json"]) + query).content)
    assert [each.text for each in rss.iter("title")][1:] == [CAMHS]
    assert [each.text.endswith(uid) for each in rss.iter("guid")] == [True]
    entry = "{http://www.w3.org/2005/Atom}entry"
    assert [each.find("{http://www.w3.org/2005/Atom}title").text for each in atom.iter(entry)] == [CAMHS]
    assert [(each["title"], each["id"].endswith(uid)) for each in kept["items"]] == [(CAMHS, True)]
    assert kept["version"] == "https://jsonfeed.org/version/1.1"


def test_what_is_coming_says_what_to_do_by_when_and_is_a_calendar(client, brought):
    on = timezone.localdate() + dt.timedelta(days=20)
    brought("Consultation on SEND reform", kind="consultation", on=on)
    brought("Consultation on SEND long ago", kind="consultation", on=on - dt.timedelta(days=40))
    coming = page(client).context["coming"]
    assert [(each.item.title, each.by) for each in coming] == [("Consultation on SEND reform", on - dt.timedelta(days=3))]
    assert "ask your governors" in page(client).content.decode()
    answer = client.get(reverse("news:calendar"))
    events = list(Calendar.from_ical(answer.content).walk("VEVENT"))
    assert [(str(each["summary"]), each["dtstart"].dt) for each in events] == [("Consultation on SEND reform", on)]
    assert b"METHOD:PUBLISH" in answer.content


def test_what_is_coming_on_an_areas_page_is_its_own_and_everybodys(client, brought):
    on = timezone.localdate() + dt.timedelta(days=5)
    brought("Consultation on SEND in Downham", kind="consultation", on=on)
    brought("Consultation on SEND", kind="consultation", on=on)
    seat = client.get(reverse("news:area", args=["constituency", SEAT])).context["coming"]
    assert [each.item.title for each in seat] == ["Consultation on SEND"]


def test_reading_costs_the_same_however_many_items_there_are(client, brought, django_assert_max_num_queries):
    for number in range(12):
        brought(f"{CAMHS}, part {number}")
    with django_assert_max_num_queries(25):
        page(client)

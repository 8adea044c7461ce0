"""What sources bring is stored once, near copies stand beside their lead, and everybody who listens is told."""

import datetime as dt

import pytest
from news_rows import NOW, STORY, a_source, found

from causeway.news.items import copies, queries, stored
from causeway.news.items.domain import Did, Kind, Person
from causeway.news.items.models import Fingerprint, FingerprintBand, Item
from causeway.news.items.storing import Brought, store

pytestmark = pytest.mark.django_db
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture
def told(monkeypatch):
    heard = []
    monkeypatch.setattr(stored, "on_stored", [lambda batch: heard.append([(each.item.key, each.new) for each in batch])])
    return heard


def test_what_comes_again_is_stored_once_and_nobody_is_told_twice(told):
    source = a_source()
    assert store(source, [found("1"), found("2"), found("1")], NOW) == Brought(2, 0)
    assert store(source, [found("1"), found("2")], NOW + HOUR) == Brought(0, 0)
    assert Item.objects.count() == 2
    assert told == [[("1", True), ("2", True)]]
    assert {item.as_of for item in Item.objects.all()} == {NOW + HOUR}
    assert {item.first_seen_at for item in Item.objects.all()} == {NOW}


def test_what_a_source_says_otherwise_is_changed_in_place(told):
    source = a_source()
    store(source, [found("1")], NOW)
    assert store(source, [found("1", title="Another title for number 1")], NOW + HOUR) == Brought(0, 1)
    item = Item.objects.get()
    assert (item.title, item.first_seen_at, item.changed_at) == ("Another title for number 1", NOW, NOW + HOUR)
    assert told[-1] == [("1", False)]


def test_two_sources_may_use_one_key():
    store(a_source("a"), [found("1")], NOW)
    store(a_source("b"), [found("1", address="https://other.example/1")], NOW)
    assert Item.objects.count() == 2


def test_an_error_of_a_listener_stores_nothing(monkeypatch):
    def refuse(_batch):
        raise RuntimeError("an example")

    monkeypatch.setattr(stored, "on_stored", [refuse])
    with pytest.raises(RuntimeError):
        store(a_source(), [found("1")], NOW)
    assert not Item.objects.exists()


def test_who_is_in_it_comes_back_as_it_went_in():
    who = Person("An Example", Did.ASKED, 172, "Example Party", "Leeds East")
    store(a_source(), [found("1", kind=Kind.QUESTION, people=(who,), facts={"uin": "7"})], NOW)
    assert Item.objects.get().persons == [who]


def test_a_time_ahead_of_ours_is_now():
    store(a_source(), [found("1", published_at=NOW + DAY), found("2", published_at=None)], NOW)
    assert Item.objects.get(key="1").published_at == NOW
    assert Item.objects.get(key="2").published_at is None


def test_a_very_long_key_is_still_its_own():
    source = a_source()
    long = [
        found("x" * 300 + end, address=f"https://news.example/{end}", title=f"A title of its own {end} {end}{end}")
        for end in "ab"
    ]
    assert store(source, long, NOW) == Brought(2, 0)
    assert store(source, long, NOW) == Brought(0, 0)


def lead_of(key):
    item = Item.objects.select_related("lead").get(key=key)
    return item.lead.key if item.lead else None


@pytest.mark.parametrize(
    "address",
    ["http://www.news.example/1/", "https://news.example/1?utm_source=x", "https://NEWS.example/1#top", "https://news.example/1"],
)
def test_one_address_in_two_sources_is_one_story(address):
    store(a_source("a"), [found("1")], NOW)
    store(a_source("b"), [found("other", address=address, title="Quite another title of it")], NOW)
    assert lead_of("other") == "1"
    assert copies.why(Item.objects.get(key="other")) == "It has the same address."


def test_a_question_and_its_answer_on_one_page_are_two_things():
    page = "https://questions.example/1"
    store(a_source(), [found("q", kind=Kind.QUESTION, address=page), found("a", kind=Kind.ANSWER, address=page)], NOW)
    assert lead_of("a") is None
    assert lead_of("q") is None


def test_one_title_within_three_days_is_one_story():
    title = "Children wait a year for speech therapy"
    store(a_source("a"), [found("1", title=title)], NOW)
    later = found("2", title=title.upper() + "!", published_at=NOW + DAY)
    much_later = found("3", title=title, published_at=NOW + 5 * DAY)
    short = [found("4", title="News in brief"), found("5", title="News in brief")]
    store(a_source("b"), [later, much_later, *short], NOW + 6 * DAY)
    assert [lead_of(key) for key in "2345"] == ["1", None, None, None]


def test_an_edited_copy_of_a_text_stands_beside_the_first_and_another_story_does_not():
    edited = STORY.replace("on Tuesday", "this week").replace("two of the five", "two of five")
    other = (
        "Ministers opened a consultation on support for children with special educational needs. It asks whether schools should have a "
        "duty to publish what support they offer, how disputes could be settled sooner, and which body should hold the money for it."
    )
    store(a_source("a"), [found("1", text=STORY)], NOW)
    store(
        a_source("b"),
        [
            found("2", title="Heads pay for therapy themselves", text=edited),
            found("3", title="Ministers ask parents", text=other),
        ],
        NOW + HOUR,
    )
    assert (lead_of("2"), lead_of("3")) == ("1", None)
    assert copies.why(Item.objects.get(key="2")).endswith("of its phrases are the same.")
    assert [item.key for item in copies_of("1")] == ["2"]


def copies_of(key):
    return queries.copies(Item.objects.get(key=key))


def test_copies_of_a_copy_have_the_one_lead_in_one_batch_and_in_several():
    story = [found(str(n), title=f"A headline that number {n} alone has", text=STORY) for n in range(4)]
    store(a_source("a"), story[3:1:-1], NOW)
    store(a_source("b"), story[1::-1], NOW + HOUR)
    leads = {item.key: item.lead and item.lead.key for item in Item.objects.select_related("lead")}
    assert list(leads.values()).count(None) == 1
    assert len(set(leads.values()) - {None}) == 1
    assert queries.read_by_everybody().count() == 1


def test_questions_that_members_ask_alike_are_no_copies():
    alike = [found(str(n), kind=Kind.QUESTION, title="Speech and Language Therapy waiting times", text=STORY) for n in range(3)]
    store(a_source(), alike, NOW)
    assert not Item.objects.exclude(lead=None).exists()


def test_what_was_compared_is_forgotten_after_ten_days_and_the_item_stays():
    store(a_source(), [found("1", text=STORY)], NOW)
    assert copies.forget_old_texts(NOW + 9 * DAY) == 0
    assert copies.forget_old_texts(NOW + 11 * DAY) == 1
    assert not Fingerprint.objects.exists()
    assert not FingerprintBand.objects.exists()
    assert Item.objects.count() == 1


def test_hidden_things_and_copies_are_read_by_nobody():
    store(a_source("a"), [found("1"), found("2")], NOW)
    store(a_source("b"), [found("1")], NOW)
    Item.objects.filter(key="2").update(hidden_at=NOW)
    assert [item.key for item in queries.read_by_everybody()] == ["1"]

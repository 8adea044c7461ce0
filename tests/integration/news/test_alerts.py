"""Following: seen before it is asked for, confirmed by the mailbox, each thing once, one mail for a person, and gone when they say so."""

import datetime as dt
import json
import re

import pytest
from alert_rows import NOW, READER, an_item, open_link
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from causeway.areas.models import Area, AreaName, AreaRelation
from causeway.areas.search import forget as forget_places
from causeway.news.alerts import actions as acts
from causeway.news.alerts import digests
from causeway.news.alerts.desk import in_a_mail
from causeway.news.alerts.domain import HowOften
from causeway.news.alerts.items import around, keep_all, keep_fresh
from causeway.news.alerts.matching import match
from causeway.news.alerts.models import Alert, Considered, Follow, Follower
from causeway.news.alerts.queries import counts, preview
from causeway.news.classifying.models import Assessment
from causeway.outbox import no_more
from causeway.outbox.exceptions import NobodyThere
from causeway.outbox.models import Message
from causeway.outbox.registry import address_now
from causeway.privacy.erasing import erase_asked
from causeway.searching.models import Entry

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
SOON = NOW + 3 * MINUTE  # an item is ripe


@pytest.fixture
def places():
    """A council, two seats in it and an MP."""
    around.cache_clear()
    council = Area.objects.create(kind="authority", code="E08000099", name="Exampleshire", valid_from=dt.date(2009, 1, 1))
    for code, name in (("E14000901", "Upper Example"), ("E14000902", "Upper Examplewick")):
        seat = Area.objects.create(kind="constituency", code=code, name=name)
        AreaRelation.objects.create(part=seat, whole=council, share=1.0)
    AreaName.objects.create(area=Area.objects.get(code="E14000901"), text="Ada Example", kind="mp")
    forget_places()
    yield council
    forget_places()
    around.cache_clear()


def a_follower(*queries, often="at once", email=READER, **more):
    values = {
        "state": "follower",
        "state_since": NOW - DAY,
        "given_at": NOW - DAY,
        "sent_at": NOW - DAY,
        "confirmed_at": NOW - DAY,
    }
    follower = Follower.objects.create(email=email, how_often=often, wording="Yes.", **{**values, **more})
    for query in queries:
        Follow.objects.create(follower=follower, query=query, title=query, confirmed_at=NOW - DAY)
    return follower


def mails():
    return list(Message.objects.filter(kind="news-alert").order_by("pk"))


def round_at(now):
    match(now)
    return digests.send(now)


# Choosing


def test_what_it_would_have_sent_is_seen_first_with_addresses_that_need_no_sign_up(client):
    for days in (1, 2, 3, 40):
        an_item(f"Otters wait {days}", timezone.now() - days * DAY)
    an_item("Beavers", timezone.now() - DAY)
    keep_all(timezone.now())
    page = client.get("/alerts/", {"what": "search", "typed": "otters"})
    assert "This would have sent 3 in the last four weeks" in " ".join(page.text.split())
    assert "Otters wait 1" in page.text
    assert "/alerts/feed.rss?q=otters" in page.text
    assert "Beavers" not in page.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"what": "search", "typed": '"otters'}, "is not closed"),
        ({"what": "search", "typed": "NOT otters"}, "Say what you look for, too"),
        ({"what": "search", "typed": ""}, "Type what to look for."),
        ({"what": "place", "typed": "Nowhere"}, "We found nothing called “Nowhere”"),
        ({"what": "service"}, "Choose one of the services."),
        ({"what": "service", "service": "no-such"}, "valid choice"),
    ],
)
def test_what_cannot_be_followed_is_told_and_what_was_typed_stays(client, places, asked, said):
    page = client.get("/alerts/", asked)
    assert page.status_code == 422
    assert said in page.text
    assert asked.get("typed", "").strip('"') in page.text


def test_a_place_of_several_is_a_choice_and_one_is_taken(client, places):
    page = client.get("/alerts/", {"what": "place", "typed": "Upper"}).text
    assert "Which one?" in page
    assert "?q=place%3AE14000901" in page
    assert "Exampleshire" in client.get("/alerts/", {"what": "place", "typed": "exampleshire"}).context["wish"].title
    assert client.get("/alerts/", {"what": "mp", "typed": "ada"}).context["wish"].query == 'mp:"Ada Example"'
    assert client.get("/alerts/", {"q": "place:E14000901"}).context["wish"].title == "Upper Example"


def test_absurd_volumes_are_refused_with_advice(client):
    for number in range(61):
        an_item(f"Otters {number}", timezone.now() - HOUR)
    keep_all(timezone.now())
    typed = {"q": "otters", "email": READER, "how_often": "at once", "agree": "on"}
    answer = client.post("/alerts/", typed)
    assert answer.status_code == 422
    assert "That would have been 61 in four weeks, too many" in answer.text
    assert "Choose “Once a day, in the morning”" in answer.text
    assert not Follower.objects.exists()
    assert client.post("/alerts/", typed | {"how_often": "daily"}).status_code == 200
    assert not preview("otters", timezone.now()).too_many(HowOften.WEEKLY)


# Saying yes


def test_a_yes_counts_once_the_mailbox_says_so_too(client):
    typed = {"q": "otters", "email": READER, "how_often": "weekly", "agree": "on"}
    assert "Tick the box" in client.post("/alerts/", typed | {"agree": ""}).text
    client.post("/alerts/", typed)
    follower = Follower.objects.get()
    assert (follower.state, follower.how_often, follower.confirmed_at) == ("asked", "weekly", None)
    assert Follow.objects.get().confirmed_at is None
    an_item("Otters", timezone.now() - 5 * MINUTE)
    match(timezone.now())
    assert not Alert.objects.exists()
    page = open_link(client).text
    follower.refresh_from_db()
    assert follower.state == "follower"
    assert Follow.objects.get().confirmed_at is not None
    assert "“otters”" in page


def test_a_newcomers_link_says_yes_to_what_its_mail_listed_and_to_nothing_else(client):
    typed = {"email": READER, "how_often": "daily", "agree": "on"}
    client.post("/alerts/", typed | {"q": "otters"})
    mail = Message.objects.get(kind="alerts-link")
    assert "- “otters”" in mail.text
    client.post("/alerts/", typed | {"q": "beavers"})  # by somebody else
    link = re.search(r"(/alerts/open/\S+)", mail.text)[1]
    page = client.post(link, follow=True).text
    follower = Follower.objects.get()
    assert follower.state == "follower"
    assert [each.query for each in follower.follows.exclude(confirmed_at=None)] == ["otters"]
    assert "Asked for, and not followed yet" in page


def test_who_asks_for_a_link_alone_says_yes_to_all_that_it_lists(client):
    for asked in ("otters", "beavers"):
        client.post("/alerts/", {"email": READER, "how_often": "daily", "agree": "on", "q": asked})
    client.post("/alerts/find/", {"email": READER})
    text = Message.objects.filter(kind="alerts-link").last().text
    assert "- “otters”" in text
    assert "- “beavers”" in text
    client.post("/alerts/", {"email": READER, "how_often": "daily", "agree": "on", "q": "voles"})
    client.post(re.search(r"(/alerts/open/\S+)", text)[1])
    assert set(Follow.objects.exclude(confirmed_at=None).values_list("query", flat=True)) == {"otters", "beavers"}


@pytest.mark.parametrize("spam", ["win at example.org", "https://example.org", "call 01632 960 001", "a@example.org"])
def test_no_strangers_link_or_number_goes_into_a_mailbox(spam):
    assert spam not in in_a_mail(spam)
    assert in_a_mail("“speech therapy”") == "“speech therapy”"


def test_a_stranger_who_types_a_followers_address_changes_nothing_before_the_mailbox_says_so(client):
    a_follower("otters", often="daily")
    client.post("/alerts/", {"q": "beavers", "email": READER.upper(), "how_often": "at once", "agree": "on"})
    assert Follower.objects.get().how_often == "daily"
    assert [each.query for each in Follow.objects.exclude(confirmed_at=None)] == ["otters"]


def test_what_a_stranger_asked_for_waits_for_a_yes_even_when_its_owner_opens_their_page(client):
    follower = a_follower("otters", often="daily")
    typed = {"email": READER, "how_often": "daily", "agree": "on"}
    for asked in ("beavers", "voles"):
        client.post("/alerts/", typed | {"q": asked})
    client.post("/alerts/find/", {"email": READER})
    page = open_link(client).text
    assert "Asked for, and not followed yet" in page
    assert [each.query for each in follower.follows.exclude(confirmed_at=None)] == ["otters"]
    client.post("/alerts/mine/add/", {"q": "voles"})
    client.post("/alerts/mine/stop/", {"key": follower.follows.get(query="beavers").pk})
    assert [each.query for each in follower.follows.exclude(confirmed_at=None)] == ["otters", "voles"]
    assert "Asked for, and not followed yet" not in client.get("/alerts/mine/").text


def test_strangers_do_not_fill_a_followers_page(client):
    follower = a_follower("otters")
    for number in range(25):
        acts.ask(READER, f"otter{number}", "x", HowOften.DAILY, timezone.now())
    assert follower.follows.count() == 20
    assert set(follower.follows.filter(query__in=["otters", "otter24"]).values_list("query", flat=True)) == {"otters", "otter24"}
    acts.follow(follower, "beavers", "beavers", timezone.now())
    assert follower.follows.filter(query="beavers").exclude(confirmed_at=None).exists()


# What is sent


def test_each_thing_comes_once_in_one_mail_whatever_is_corrected_later():
    a_follower("otters", "wait", "beavers")
    item = an_item("Otters wait")
    an_item("Beavers")
    an_item("Nothing of it")
    assert round_at(SOON) == 1
    [mail] = mails()
    assert mail.to == READER
    assert mail.text.count("Otters wait") == 1
    assert "Beavers" in mail.text
    assert "Nothing of it" not in mail.text
    item.title, item.changed_at = "Otters wait, corrected", SOON
    item.save()
    assert round_at(SOON + DAY) == 0
    assert len(mails()) == 1


def test_what_breaks_in_between_neither_loses_nor_repeats(monkeypatch):
    a_follower("otters")
    an_item("Otters")
    monkeypatch.setattr(digests, "post", lambda _new: 1 / 0)
    match(SOON)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        digests.send(SOON)
    monkeypatch.undo()
    assert Alert.objects.filter(sent_at=None).count() == 1
    assert [digests.send(SOON), digests.send(SOON)] == [1, 0]
    match(SOON)
    assert (len(mails()), Considered.objects.count(), Alert.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("often", "not_yet", "then"),
    [
        ("at once", NOW - DAY + 10 * MINUTE, NOW - DAY + 15 * MINUTE),
        ("daily", dt.datetime(2026, 11, 30, 6, 59, tzinfo=dt.UTC), dt.datetime(2026, 11, 30, 7, tzinfo=dt.UTC)),
        ("weekly", dt.datetime(2026, 12, 6, 23, tzinfo=dt.UTC), dt.datetime(2026, 12, 7, 7, tzinfo=dt.UTC)),
    ],
)
def test_the_rhythm_is_kept(often, not_yet, then):
    started = NOW - DAY if often != "weekly" else dt.datetime(2026, 11, 30, 7, 1, tzinfo=dt.UTC)
    follower = a_follower("otters", often=often, sent_at=started)
    Alert.objects.create(follower=follower, item=an_item("Otters", started), because="otters", at=started)
    assert [digests.send(not_yet), digests.send(then), digests.send(then)] == [0, 1, 0]


def test_places_people_and_what_lies_around_are_followed(places):
    a_follower("place:E08000099", email="council@example.org")
    a_follower('mp:"Ada Example"', email="mp@example.org")
    a_follower("place:E14000902", email="elsewhere@example.org")
    people = [{"name": "Ada Example", "did": "asked", "code": "E14000901", "seat": "Upper Example"}]
    an_item("A question", kind="question", people=people)
    round_at(SOON)
    assert sorted(each.to for each in mails()) == ["council@example.org", "mp@example.org"]


def test_what_staff_hid_a_copy_what_is_old_and_what_does_not_matter_is_not_sent():
    follower = a_follower("otters")
    lead = an_item("Otters lead")
    an_item("Otters copy", lead=lead)
    an_item("Otters hidden", hidden_at=NOW)
    an_item("Otters of last year", published_at=NOW - 300 * DAY)
    Assessment.objects.filter(item=an_item("Otters in a zoo")).update(relevant=False)
    match(SOON)
    assert [each.item for each in Alert.objects.all()] == [lead]
    lead.hidden_at = SOON
    lead.save()
    assert digests.send(SOON) == 0
    assert not follower.alerts.exists()


def test_a_query_is_read_once_for_all_who_follow_it(django_assert_max_num_queries):
    for number in range(30):
        a_follower("otters", email=f"reader{number}@example.org")
    for number in range(20):
        an_item(f"Otters {number}")
    with django_assert_max_num_queries(16):
        match(SOON)
    assert Alert.objects.count() == 600


# One's own page, and leaving


@pytest.fixture
def mine(client):
    client.post("/alerts/", {"q": "otters", "email": READER, "how_often": "daily", "agree": "on"})
    open_link(client)
    return Follower.objects.get()


def test_ones_own_page_changes_adds_stops_pauses_and_gives_the_data(client, mine):
    assert "You follow “beavers” now." in client.post("/alerts/mine/add/", {"q": "beavers"}, follow=True).text
    client.post("/alerts/mine/", {"how_often": "weekly"})
    client.post("/alerts/mine/pause/", {"until": (timezone.localdate() + DAY).isoformat()})
    mine.refresh_from_db()
    assert (mine.how_often, mine.paused_until) == ("weekly", timezone.localdate() + DAY)
    assert "Choose a day to come." in client.post("/alerts/mine/pause/", {"until": "2020-01-01"}).text
    item = an_item("Otters and beavers", timezone.now())
    Alert.objects.create(follower=mine, item=item, because="“otters”", at=timezone.now())
    client.post("/alerts/mine/stop/", {"key": mine.follows.get(query="otters").pk})
    assert Alert.objects.get().because == "“beavers”"  # it is for the other one, too
    client.post("/alerts/mine/stop/", {"key": mine.follows.get().pk})
    assert not Alert.objects.exists()
    held = json.loads(client.get("/alerts/mine/data/").content)
    assert held["follower"]["email"] == READER


def test_one_click_leaves_and_only_pressing_does(client):
    follower = a_follower("otters")
    an_item("Otters")
    round_at(SOON)
    [mail] = mails()
    assert mail.no_more in mail.html
    link = mail.no_more[mail.no_more.index("/alerts/") :]
    assert "Send me no more" in client.get(link).text
    follower.refresh_from_db()
    assert follower.is_follower
    assert client.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    follower.refresh_from_db()
    assert follower.state == "left"
    an_item("Otters again", SOON)
    assert round_at(SOON + HOUR) == 0
    assert client.get("/alerts/no-more/forged/").status_code == 404


def test_who_pauses_while_a_mail_waits_does_not_get_it():
    follower = a_follower("otters")
    an_item("Otters")
    round_at(SOON)
    [mail] = mails()
    assert address_now(mail) == READER
    acts.pause(follower, timezone.localdate() + DAY)
    with pytest.raises(NobodyThere):
        address_now(mail)


def test_who_wants_no_mail_at_all_gets_none():
    a_follower("otters")
    no_more.suppress(no_more.key_of(no_more.address(READER).rstrip("/").rpartition("/")[2]))
    an_item("Otters")
    assert round_at(SOON) == 0


def test_erasing_takes_all_of_it(client, mine):
    Alert.objects.create(follower=mine, item=an_item(), because="x", at=timezone.now())
    client.post("/alerts/mine/end/", {"what": "erase"})
    assert not Follower.objects.exists()
    assert not Follow.objects.exists()
    assert not Alert.objects.exists()
    follower = a_follower("otters")
    with transaction.atomic():
        erase_asked(Follower, Follower.personal, follower.pk, timezone.now())
    assert not Follower.objects.exists()


def test_nobody_follows_more_than_twenty_things(client, mine):
    for number in range(25):
        client.post("/alerts/mine/add/", {"q": f"otters{number}"})
    assert mine.follows.count() == 20


# Without sign-up, and for staff


def test_the_same_query_as_feeds_and_as_a_calendar(client):
    today = timezone.localdate()
    an_item("Otters & <b>wait</b>", timezone.now(), extract="An extract.")
    an_item("Otters: a consultation closes", timezone.now(), kind="consultation", on=today + 5 * DAY)
    an_item("Beavers", timezone.now(), on=today + DAY)
    keep_all(timezone.now())
    for form, kind in (("rss", "application/rss+xml"), ("atom", "application/atom+xml"), ("json", "application/feed+json")):
        answer = client.get(f"/alerts/feed.{form}", {"q": "otters"})
        assert answer["Content-Type"].startswith(kind)
        assert "Otters" in answer.text
        assert "Beavers" not in answer.text
    assert len(json.loads(answer.content)["items"]) == 2
    calendar = client.get("/alerts/coming.ics", {"q": "otters"}).text
    assert calendar.count("BEGIN:VEVENT") == 1
    assert "a consultation closes" in calendar
    assert client.get("/alerts/feed.rss", {"q": '"'}).status_code == 404
    assert client.get("/alerts/feed.rss").status_code == 404


def test_an_item_has_one_name_and_one_entry_wherever_it_is_subscribed_to(client):
    an_item("Otters: a consultation closes", timezone.now(), kind="consultation", on=timezone.localdate() + 5 * DAY)
    keep_all(timezone.now())
    ours, news = (
        json.loads(client.get(path, {"q": "otters"}).content)
        for path in ("/alerts/feed.json", reverse("news:feed", args=["json"]))
    )
    assert [each["id"] for each in ours["items"]] == [each["id"] for each in news["items"]]
    entries = [
        client.get(path, {"q": "otters"}).text.partition("BEGIN:VEVENT")[2]
        for path in ("/alerts/coming.ics", reverse("news:calendar"))
    ]
    assert entries[0] == entries[1] != ""


def test_the_index_follows_what_staff_hide_and_what_changes():
    now = timezone.now()
    item = an_item("Otters", now)
    keep_fresh(now)
    assert Entry.objects.get().title == "Otters"
    item.title, item.changed_at = "Beavers", now
    item.save()
    keep_fresh(now)
    assert Entry.objects.get().title == "Beavers"
    item.hidden_at = now
    item.save()
    keep_fresh(now)
    assert not Entry.objects.exists()


def test_staff_see_numbers_and_never_who(admin_client):
    for number in range(5):
        a_follower("otters", email=f"reader{number}@example.org")
    a_follower("beavers", email="known@example.org")
    assert counts(NOW).followed == (("otters", 5),)
    page = admin_client.get("/staff/alerts/").text
    assert "otters: 5" in page
    assert "beavers" not in page
    assert "example.org" not in page.replace("staff@example.org", "")

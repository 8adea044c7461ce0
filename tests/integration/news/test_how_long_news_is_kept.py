"""Items that nobody did anything with go in time, whole clusters at once; what was used stays, and what its source still lists."""

import datetime as dt

import pytest
from alert_rows import NOW, READER, a_source, an_item
from django.urls import reverse
from news_rows import a_keeper, a_letter
from news_rows import found as a_found

from causeway.news import retention
from causeway.news.alerts import matching
from causeway.news.alerts.models import Alert, Follow, Follower
from causeway.news.classifying.models import Assessment, Correction, ItemService
from causeway.news.desk import actions as desk
from causeway.news.items.models import Item
from causeway.news.items.storing import store
from causeway.news.loop.models import Proposal, Rule, Told
from causeway.news.placing.models import Tie
from causeway.privacy.retention import erase_what_is_due

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def of_no_matter(title="Fishing quotas", **more):
    item = an_item(title, **more)
    Assessment.objects.filter(item=item).update(relevant=False)
    return item


def left():
    return set(Item.objects.values_list("title", flat=True))


def test_what_does_not_matter_goes_after_400_days_and_what_does_after_three_years():
    of_no_matter("Fishing quotas")
    an_item("Waits for therapy")
    for days, there in (
        (399, {"Fishing quotas", "Waits for therapy"}),
        (401, {"Waits for therapy"}),
        (1099, {"Waits for therapy"}),
        (1101, set()),
    ):
        retention.forget_unused(NOW + days * DAY)
        assert left() == there, days


def test_it_is_done_with_all_else_that_ends_in_time():
    of_no_matter()
    ran = {each.job: each for each in erase_what_is_due(NOW + 500 * DAY)}
    assert ran["news.retention.forget_unused"].counts == {"rows": 1}
    assert not any(each.failed for each in ran.values())
    assert left() == set()


def a_rule():
    return Rule.objects.create(key="example", title="An example", proposes="paper")


def followed(item):
    follower = Follower.objects.create(
        email=READER,
        how_often="at once",
        wording="Yes.",
        state="follower",
        state_since=NOW,
        given_at=NOW,
        sent_at=NOW,
        confirmed_at=NOW,
    )
    Follow.objects.create(follower=follower, query="otters", title="otters", confirmed_at=NOW)
    Assessment.objects.filter(item=item).update(relevant=True)
    Item.objects.filter(pk=item.pk).update(title="Otters", first_seen_at=NOW - DAY / 2)
    assert matching.match(NOW) == 1
    Assessment.objects.filter(item=item).update(relevant=False)
    Alert.objects.all().delete()  # as they go after sixty days


USED = {
    "pinned": lambda item: desk.pin(item.pk, by="editor", now=NOW),
    "picked": lambda item: desk.pick(item.pk, by="editor", now=NOW),
    "in an old digest": lambda item: (desk.pick(item.pk, by="editor", now=NOW), desk.finish(by="editor", now=NOW)),
    "agreed": lambda item: Proposal.objects.create(rule=a_rule(), item=item, created=NOW, state_since=NOW, state="done"),
    "told": lambda item: Told.objects.create(item=item, letter=a_letter(), at=NOW + 480 * DAY),
    "alerted": followed,
    "corrected": lambda item: Correction.objects.create(item=item, by="editor", at=NOW),
    "service by staff": lambda item: ItemService.objects.create(item=item, service="camhs", by_staff=True),
    "place by staff": lambda item: Tie.objects.create(item=item, kind="nation", name="England", because="staff", by_staff=True),
    "its day is ahead": lambda item: Item.objects.filter(pk=item.pk).update(on=(NOW + 600 * DAY).date()),
    "still listed": lambda item: Item.objects.filter(pk=item.pk).update(as_of=NOW + 480 * DAY),
}


@pytest.mark.parametrize("how", USED)
def test_what_was_used_stays_with_its_copies(how):
    lead = of_no_matter("A lead")
    copy = of_no_matter("A copy", lead=lead)
    USED[how](copy if how in {"picked", "corrected", "still listed"} else lead)
    of_no_matter("Unused")
    assert retention.forget_unused(NOW + 500 * DAY) == 1
    assert Item.objects.filter(pk__in=[lead.pk, copy.pk]).count() == 2
    assert "Unused" not in left()


@pytest.mark.parametrize("state", ["waits for a person", "declined"])
def test_a_proposal_that_nobody_took_up_keeps_nothing(state):
    Proposal.objects.create(rule=a_rule(), item=of_no_matter(), created=NOW, state_since=NOW, state=state)
    retention.forget_unused(NOW + 500 * DAY)
    assert left() == set()
    assert not Proposal.objects.exists()


def test_a_cluster_goes_as_one_and_no_copy_is_left_as_news_of_its_own():
    lead = of_no_matter("A lead")
    of_no_matter("A copy", lead=lead)
    of_no_matter("A late copy", lead=lead, at=NOW + 200 * DAY)
    assert retention.forget_unused(NOW + 500 * DAY) == 0
    assert len(left()) == 3
    assert retention.forget_unused(NOW + 601 * DAY) == 3
    assert left() == set()


def test_killed_in_between_it_goes_on_where_it_was(monkeypatch):
    for number in range(5):
        of_no_matter(f"Item {number}")
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    real, runs = retention._forget, []

    def dies(some):
        runs.append(some)
        if len(runs) == 2:
            raise KeyboardInterrupt
        return real(some)

    monkeypatch.setattr(retention, "_forget", dies)
    with pytest.raises(KeyboardInterrupt):
        retention.forget_unused(NOW + 500 * DAY)
    assert len(left()) == 3
    assert retention.forget_unused(NOW + 500 * DAY) == 3


def test_what_a_source_lists_all_the_time_is_never_forgotten_and_comes_in_once():
    source = a_source()
    store(source, [a_found("old")], NOW)
    for days in range(30, 1300, 30):
        now = NOW + days * DAY
        store(source, [a_found("old")], now)
        assert retention.forget_unused(now) == 0
    assert Item.objects.count() == 1


def test_staff_read_how_long_it_is_kept(client):
    page = a_keeper(client).get(reverse("news_sources:overview")).content.decode()
    assert "Erased 400 days after it came in and 90 days after its source last listed it." in page
    assert "Erased 1100 days" in page

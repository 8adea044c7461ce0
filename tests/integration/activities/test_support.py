"""What the campaign owes hosts: each need is answered with a name and a day, the page says so where the host agreed, late stands first."""

import datetime as dt

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from causeway.activities.promoting.models import Promoted
from causeway.activities.support.models import SupportPromise
from causeway.outbox.models import Message
from tests.integration.activities.conftest import HOST, in_days, page, proposal

pytestmark = pytest.mark.django_db
DESK = "/staff/activities/"


def test_a_need_is_promised_kept_and_told(client, published, admin_client):
    activity = published()
    speaker, slides = SupportPromise.objects.order_by("need").reverse()
    assert {speaker.need, slides.need} == {"speaker", "slides"}
    assert "Asked for, and not answered" in page(admin_client.get(DESK))
    path = f"{DESK}support/{slides.pk}/"
    assert "By which day?" in page(admin_client.post(path, {"act": "promise", "owner": "Quentin Sample"}))
    assert "That day is over" in page(admin_client.post(path, {"act": "promise", "owner": "Quentin Sample", "due": "2020-01-01"}))
    admin_client.post(
        path, {"act": "promise", "owner": "Quentin Sample", "due": in_days(5).isoformat(), "said": "With your figures."}
    )
    told = Message.objects.get(kind="activity-support")
    assert told.to == HOST
    assert "Quentin Sample" in told.text
    public = page(client.get(f"/activities/{activity.uid}/"))
    assert "Promised by" in public
    assert "With your figures." in public
    assert "Quentin Sample" not in public  # the host knows who; everybody sees the promise
    assert "Quentin Sample" in page(client.get(f"/activities/mine/{activity.uid}/"))
    admin_client.post(path, {"act": "keep"})
    assert "Kept on" in page(client.get(f"/activities/{activity.uid}/"))
    admin_client.post(path, {"act": "promise", "owner": "Quentin Sample", "due": in_days(5).isoformat()})
    assert SupportPromise.objects.get(pk=slides.pk).state == "kept"  # not from here
    admin_client.post(f"{DESK}support/{speaker.pk}/", {"act": "decline"})
    assert SupportPromise.objects.get(pk=speaker.pk).state == "open"  # a reason is needed
    admin_client.post(f"{DESK}support/{speaker.pk}/", {"act": "decline", "said": "Nobody is free that day."})
    assert "cannot do this" in page(client.get(f"/activities/{activity.uid}/"))


def test_late_stands_first_and_a_day_put_off_still_counts(client, published, admin_client):
    published()
    promise = SupportPromise.objects.first()
    path = f"{DESK}support/{promise.pk}/"
    admin_client.post(path, {"act": "promise", "owner": "Quentin Sample", "due": in_days(1).isoformat()})
    SupportPromise.objects.update(due=in_days(-1), first_due=in_days(-1))
    desk = page(admin_client.get(DESK))
    assert desk.index("Promised, and late") < desk.index("Asked for, and not answered")
    admin_client.post(path, {"act": "promise", "owner": "Cy", "due": in_days(3).isoformat()})
    admin_client.post(path, {"act": "keep"})
    promise.refresh_from_db()
    assert promise.in_words.startswith("kept late")


def test_not_kept_is_said(client, published, admin_client):
    activity = published()
    promise = SupportPromise.objects.first()
    path = f"{DESK}support/{promise.pk}/"
    admin_client.post(path, {"act": "promise", "owner": "Quentin Sample", "due": in_days(1).isoformat()})
    admin_client.post(path, {"act": "fail", "said": "The speaker fell ill."})
    assert "not kept" in page(client.get(f"/activities/{activity.uid}/"))
    admin_client.post(path, {"act": "reopen"})
    promise.refresh_from_db()
    assert promise.state == "promised"


def test_the_page_says_nothing_where_the_host_did_not_agree(client, published):
    activity = published(show_support="")
    assert "promised to help" not in page(client.get(f"/activities/{activity.uid}/"))


def test_another_need_is_asked_for_later(client, published):
    activity = published()
    client.post(f"/activities/mine/{activity.uid}/edit/", proposal(needs=["speaker", "press"]))
    assert set(SupportPromise.objects.values_list("need", flat=True)) == {"speaker", "slides", "press"}


def test_the_desk_shows_coming_gaps_clashes_and_the_newsletter(client, published, admin_client):
    first = published()
    published(title="Another stall", begins="14:00", ends="15:00")
    desk = page(admin_client.get(DESK))
    assert "On one day in one constituency" in desk
    assert "London: 1 of\n    2 seats" in desk or "London: 1 of 2 seats" in desk
    assert "Lower Example" in desk
    assert "Another stall. " in desk
    path = f"{DESK}{first.uid}/promoted/newsletter/"
    admin_client.post(path, {"done": "yes"})
    admin_client.post(path, {"done": "yes"})
    assert Promoted.objects.get().by == "admin"
    admin_client.post(path, {"done": "no"})
    assert not Promoted.objects.exists()
    assert admin_client.post(f"{DESK}{first.uid}/promoted/pigeon/", {"done": "yes"}).status_code == 404


def test_nobody_else_opens_the_desk(client, published):
    published()
    assert client.get(DESK).status_code == 302


def test_posts_and_card_are_ready(client, published):
    activity = published()
    shared = page(client.get(f"/share/of/activities/{activity.uid}/"))
    assert "Stall at the summer fair" in shared
    assert "Bluesky" in shared
    assert f"/activities/{activity.uid}/" in shared
    card = client.get(f"/papers/card/activities/{activity.uid}.png")
    assert (card["Content-Type"], card.content[:4]) == ("image/png", b"\x89PNG")
    for path in ("/share/of/activities/none/", "/share/of/nowhere/x/", "/papers/card/activities/none.png"):
        assert client.get(path).status_code == 404


def test_what_has_begun_is_not_coming(published, admin_client):
    activity = published()
    now = timezone.now()
    activity.days.update(starts_at=now - dt.timedelta(minutes=5), ends_at=now + dt.timedelta(hours=1))
    assert "Nothing in the next six weeks." in page(admin_client.get(DESK))


@pytest.mark.parametrize(("name", "may"), [("Activity staff", "publish"), ("Activity staff of regions", "publish_own_regions")])
def test_a_ready_made_group_may_do_what_its_name_says_and_no_more(name, may):
    allowed = Permission.objects.filter(group__name=name).values_list("content_type__app_label", "codename")
    assert set(allowed) == {("wagtailadmin", "access_admin"), ("activities", may)}


def test_the_page_tells_what_was_promised_and_not_what_was_only_asked_for(client, published, admin_client):
    activity = published()
    assert "promised to help" not in page(client.get(f"/activities/{activity.uid}/"))
    speaker = SupportPromise.objects.get(need="speaker")
    admin_client.post(
        f"{DESK}support/{speaker.pk}/", {"act": "promise", "owner": "Quentin Sample", "due": in_days(5).isoformat()}
    )
    shown = page(client.get(f"/activities/{activity.uid}/"))
    assert "A speaker" in shown
    assert "Slides and figures" not in shown

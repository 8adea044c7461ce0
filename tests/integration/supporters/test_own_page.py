"""One's own page: what was agreed and sent, less of it, a pause, leaving, one's data, erasing; and what time does by itself."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from causeway.privacy.registry import erase_person, export_person
from causeway.privacy.retention import erase_what_is_due
from causeway.supporters.joining import actions as acts
from causeway.supporters.joining.desk import LEAVE
from causeway.supporters.joining.models import Consent, Supporter
from causeway.supporters.newsletters.models import Delivery
from tests.integration.supporters.conftest import NOW, READER, a_newsletter, let_go

pytestmark = pytest.mark.django_db
MINE = "/updates/mine/"


def page(answer):
    return answer.content.decode()


def test_nobody_sees_it_without_a_link(client):
    assert client.get(MINE).url == "/updates/find/"


def test_it_changes_what_one_gets(client, joined):
    assert client.post(MINE, {"near": "", "subjects": ["outcomes"], "how_often": "monthly"}).status_code == 302
    joined.refresh_from_db()
    assert (joined.seat_code, joined.subjects, joined.how_often) == ("", ["outcomes"], "monthly")
    wrong = client.post(MINE, {"near": "Nowhere at all", "subjects": ["outcomes"], "how_often": "each"})
    assert wrong.status_code == 422
    assert "Nowhere at all" in page(wrong)


def test_a_pause_ends_by_itself_or_by_a_button(client, joined):
    until = timezone.localdate() + dt.timedelta(days=30)
    client.post(f"{MINE}pause/", {"until": until.isoformat()})
    assert "Paused: nothing is sent before" in page(client.get(MINE))
    client.post(f"{MINE}pause/", {"go_on": "yes"})
    joined.refresh_from_db()
    assert joined.paused_until is None
    for wrong in ("2020-01-01", "tomorrow", "9999-12-31"):
        assert client.post(f"{MINE}pause/", {"until": wrong}).status_code == 422


def test_it_tells_what_was_sent_and_what_came_of_it(client, joined):
    from causeway.supporters.newsletters import actions

    sent = let_go(a_newsletter(subject="Write this week"))
    actions.tell_outcome(sent.pk, "Three MPs asked the minister.", "example-staff")
    shown = page(client.get(MINE))
    assert "Write this week" in shown
    assert "Three MPs asked the minister." in shown


def test_leaving_keeps_the_proof_and_erasing_keeps_nothing(client, joined):
    client.post(f"{MINE}end/", {"what": "leave"})
    joined.refresh_from_db()
    assert joined.state == "left"
    assert Consent.objects.get().ended_at is not None
    client.post(f"{MINE}end/", {"what": "erase"})
    assert not Supporter.objects.exists()
    assert not Consent.objects.exists()
    assert client.get(MINE).status_code in {302, 404}


def test_ones_data_are_all_there(client, joined):
    let_go(a_newsletter())
    held = json.loads(client.get(f"{MINE}data/").content)
    assert held["supporter"]["email"] == READER
    assert held["consents"][0]["wording"]
    assert held["newsletters"][0]["subject"] == "An example"
    everything = export_person(READER)
    assert {"supporters.Supporter", "supporters.Consent", "supporters.Delivery"} <= set(everything)


def test_the_link_in_a_newsletter_needs_a_press_and_holds_for_ever(client, joined):
    path = LEAVE.address(joined).split("://")[1].partition("/")[2]
    client.get(f"/{path}")
    joined.refresh_from_db()
    assert joined.state == "reader"
    for _twice in range(2):
        assert client.post(f"/{path}", {"List-Unsubscribe": "One-Click"}).status_code == 200
    joined.refresh_from_db()
    assert joined.state == "left"
    assert client.post("/updates/no-more/forged/").status_code == 404


@pytest.mark.parametrize(
    ("state", "days", "gone"),
    [("asked", 8, True), ("asked", 6, False), ("left", 366, True), ("left", 300, False), ("reader", 3000, False)],
)
def test_time_erases_what_is_over(joined, state, days, gone):
    let_go(a_newsletter())
    Supporter.objects.update(state=state, state_since=NOW)
    erase_what_is_due(NOW + dt.timedelta(days=days))
    left = Supporter.objects.count(), Consent.objects.count(), Delivery.objects.count()
    assert left == ((0, 0, 0) if gone else (1, 1, 1))


def test_a_person_who_asks_is_erased(joined):
    erase_person(READER.upper())
    assert not Supporter.objects.exists()


def test_coming_back_mail_ends_it_once(joined):
    acts.came_back(joined.pk, NOW)
    acts.came_back(joined.pk, NOW)
    joined.refresh_from_db()
    assert joined.state == "unreachable"

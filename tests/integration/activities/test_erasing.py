"""Somebody asks to be erased: a guest gives the place back and the host's acts go on; a host's activity does not wait for nobody."""

import datetime as dt

import pytest

from causeway.activities.activity.models import Activity
from causeway.activities.signing_up import actions as acts
from causeway.activities.signing_up.models import SignUp
from causeway.outbox.models import Attachment, Message
from causeway.privacy.registry import erase_person
from causeway.privacy.retention import erase_what_is_due
from tests.integration.activities.conftest import GUEST, HOST, in_days, link_in, proposal

pytestmark = pytest.mark.django_db
OTHER_GUEST = "second@example.org"


def states():
    return list(SignUp.objects.order_by("pk").values_list("state", "email"))


def test_an_erased_guest_gives_the_place_to_who_waits(published, signed_up):
    activity = published(places="1")
    signed_up(activity)
    signed_up(activity, OTHER_GUEST)
    erase_person(GUEST)
    assert states() == [("cannot come", ""), ("coming", OTHER_GUEST)]
    assert Message.objects.filter(kind="activity-place", to=OTHER_GUEST).count() == 1


@pytest.mark.parametrize("when_asked", ["by the guest", "before places were given back"])
def test_the_hosts_acts_go_on_without_an_erased_guest(client, published, signed_up, when_asked):
    activity = published()
    signed_up(activity)
    signed_up(activity, OTHER_GUEST)
    if when_asked == "by the guest":
        erase_person(GUEST)
    else:  # rows that were blanked before this house gave places back
        SignUp.objects.filter(email=GUEST).update(email="", name="")
    day = activity.days.get()
    typed = proposal(first_day=in_days(22).isoformat())
    assert client.post(f"/activities/mine/{activity.uid}/{day.pk}/move/", typed).status_code == 302
    assert client.post(f"/activities/mine/{activity.uid}/edit/", proposal(places="5")).status_code == 302
    assert acts.remind(activity.days.get().starts_at - dt.timedelta(hours=22)) == 1
    assert client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."}).status_code == 302
    assert list(Message.objects.filter(kind="activity-off").values_list("to", flat=True)) == [OTHER_GUEST]


def test_an_erased_hosts_activity_goes_off_the_site_and_guests_are_told(client, published, signed_up):
    activity = published()
    signed_up(activity)
    erase_person(HOST)
    activity.refresh_from_db()
    assert (activity.state, activity.on_site, activity.email) == ("withdrawn", False, "")
    assert client.get(f"/activities/{activity.uid}/").status_code == 404
    assert Message.objects.filter(kind="activity-off", to=GUEST).count() == 1


def test_how_to_join_is_in_no_mail_to_guests_once_the_host_is_erased(published, signed_up):
    activity = published()
    signed_up(activity)
    acts.remind(activity.days.get().starts_at - dt.timedelta(hours=22))
    told = Message.objects.filter(to=GUEST, text__contains="blue tent")
    assert set(told.values_list("kind", flat=True)) == {"activity-place", "activity-reminder"}
    erase_person(HOST)
    assert not told.exists()
    (entry,) = Attachment.objects.all()  # the one that takes it out of their calendar
    assert entry.message.kind == "activity-off"
    assert b"blue" not in bytes(entry.content)
    assert Message.objects.get(kind="activity-off").state == "waiting"


def test_whoever_was_asked_to_take_over_is_forgotten_and_their_link_ends(client, published):
    activity = published()
    client.post(f"/activities/mine/{activity.uid}/hand-over/", {"email": "next@example.org"})
    link = link_in(Message.objects.get(kind="activity-hand-over"), "take-over")
    erase_person("Next@example.org")
    activity.refresh_from_db()
    assert (activity.handing_to, activity.email) == ("", HOST)
    assert client.post(link, {"name": "Next Host"}).status_code == 404


def test_what_is_over_stays_when_its_host_is_erased(published):
    activity = published()
    ended = activity.days.get().starts_at.replace(year=2020)
    activity.days.update(starts_at=ended, ends_at=ended.replace(hour=23))
    erase_person(HOST)
    assert (Activity.objects.get().on_site, Activity.objects.get().name) == (True, "")


def test_nobody_moves_up_to_a_day_that_is_over(client, published, signed_up):
    activity = published(places="1")
    own = signed_up(activity)
    signed_up(activity, OTHER_GUEST)
    ended = activity.days.get().starts_at.replace(year=2020)
    activity.days.update(starts_at=ended, ends_at=ended.replace(hour=23))
    client.post(own, {"act": "cannot"})
    assert [state for state, _email in states()] == ["cannot come", "waiting"]


def test_what_is_erased_in_time_is_erased_once(published, signed_up):
    activity = published()
    signed_up(activity)
    later = activity.days.get().ends_at + dt.timedelta(days=120)

    def erased(ran):
        return {each.job: sum(each.counts.values()) for each in ran if each.job in {"activities.Activity", "activities.SignUp"}}

    assert erased(erase_what_is_due(later)) == {"activities.Activity": 1, "activities.SignUp": 1}
    assert erased(erase_what_is_due(later)) == {"activities.Activity": 0, "activities.SignUp": 0}


def test_who_came_on_a_day_that_is_over_stays_counted(published, signed_up):
    activity = published()
    signed_up(activity)
    ended = activity.days.get().starts_at.replace(year=2020)
    activity.days.update(starts_at=ended, ends_at=ended.replace(hour=23))
    erase_person(GUEST)
    assert states() == [("coming", "")]

"""What is called off is told to whoever had it, and advertised nowhere; what is counted are activities, not their days."""

import pytest
from django.utils import timezone

from causeway.activities.room import ROOM, beside
from tests.integration.activities.conftest import LONDON, SEAT, in_days, page

pytestmark = pytest.mark.django_db
TITLE = "Stall at the summer fair"


def test_a_weekly_stall_is_one_activity_beside_an_area(published):
    published(repeats="weekly", until=in_days(21 + 28).isoformat())
    for kind, code in (("constituency", SEAT), ("region", LONDON)):
        assert beside(kind, code, timezone.now()).words.startswith("1 activity")


@pytest.mark.parametrize("how", ["all of it", "its only day"])
def test_what_is_called_off_is_advertised_nowhere(client, published, admin_client, how):
    activity = published(repeats="", mode="school", near="Upper Example School", place="Upper Example School")
    other = published(title="Another stall", near="EX2 2BB")
    day = activity.days.get()
    where = "off/" if how == "all of it" else f"{day.pk}/off/"
    client.post(f"/activities/mine/{activity.uid}/{where}", {"why": "Snow."})

    assert beside("constituency", SEAT, timezone.now()) is None
    assert "Upper Example" not in page(client.get("/activities/map/"))
    assert TITLE not in page(client.get("/activities/feeds/all/everything.xml"))
    assert ROOM.shareable(activity.uid) is None
    assert ROOM.shareable(other.uid).title == "Another stall"
    assert client.get(f"/share/of/activities/{activity.uid}/").status_code == 404
    public = page(client.get(f"/activities/{activity.uid}/"))
    assert "Tell others" not in public
    assert "into my calendar" not in public
    assert [each.school for each in ROOM.acts(in_days(30))] == []
    desk = page(admin_client.get("/staff/activities/"))
    assert desk.count(f"{TITLE}</a>") == 0  # nor is it owed anything
    assert f"{TITLE}. " not in desk  # the newsletter
    assert f'id="a{activity.pk}"' not in desk  # what is coming
    assert f'id="a{other.pk}"' in desk
    assert "Upper Example" in desk  # a gap again


def test_calendars_still_hear_that_it_is_off(client, published):
    activity = published()
    client.post(f"/activities/mine/{activity.uid}/off/", {"why": "Snow."})
    assert b"STATUS:CANCELLED" in client.get("/activities/feeds/all/everything.ics").content

"""What is public of roundtables, and an office's own link, tried by strangers with whatever may be typed and sent."""

import os

import pytest
from day_examples import DAY, NOW, a_date, a_roundtable, a_seat

from causeway.roundtables.after.story import actions as stories
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.models import Answer
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.domain import editing
from tests.fuzzing import Stranger

pytestmark = pytest.mark.django_db
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "1"))
TIMES = 12


@pytest.fixture
def told(places):
    """A story that is published, and a promise that is."""
    roundtable = a_roundtable(state="following up")
    roundtable.chosen = a_date(roundtable)
    roundtable.save()
    seat = a_seat(roundtable)
    told = {"organiser_agrees_at": NOW - 15 * DAY, "staff_agree_at": NOW - 15 * DAY, "made_at": NOW}
    Promise.objects.create(roundtable=roundtable, seat=seat, who="Ada Example", words="I will ask", client_id="example-1", **told)
    words = {"title": "An example came of it", "text": "First we met.\n\nThen two of them asked."}
    desk = Desk(roundtable, roundtable.organisers.get())
    story = stories.save(desk, words, editing.seen({"title": "", "text": ""}), NOW, to_staff=True)
    stories.publish(story.pk, story.version, "example-staff", NOW)
    story.refresh_from_db()
    return story, seat


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_published_story(told, client, seed):
    story, seat = told
    assert client.get(f"/roundtables/stories/{story.slug}/").status_code == 200
    stranger = Stranger(client, seed, {"slug": (story.slug,), "code": (seat.code,)})
    for part in ("roundtables/stories/", "roundtables/promises/"):
        stranger.try_everything(part, rounds=TIMES)
    assert stranger.asked > 5 * TIMES
    assert stranger.crashed == []


@pytest.mark.parametrize("seed", range(ROUNDS))
@pytest.mark.parametrize("state", ["inviting", "confirmed", "held", "cancelled"])
def test_an_offices_own_link(places, client, state, seed):
    roundtable = a_roundtable(state=state)
    dates = [a_date(roundtable, weeks) for weeks in (12, 13)]
    seat = a_seat(roundtable)
    if state != "inviting":
        roundtable.chosen = dates[0]
        roundtable.save()
    link = "/" + inviting.office_link(seat.invitations.get()).split("/", 3)[3]
    assert client.get(link).status_code == 200
    known = {"signed": (link.rstrip("/").rpartition("/")[2],), "dates": tuple(str(date.pk) for date in dates)}
    office = Stranger(client, seed, known | {"said": ("attends", "cannot", "sends somebody")})
    office.try_everything("roundtables/answer/", rounds=TIMES)
    assert office.crashed == []
    assert client.get(link).status_code in {200, 429}


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_an_office_that_answered(places, client, seed):
    roundtable = a_roundtable(state="inviting")
    date, seat = a_date(roundtable), a_seat(roundtable)
    link = "/" + inviting.office_link(seat.invitations.get()).split("/", 3)[3]
    typed = {"said": "attends", "dates": [str(date.pk)], "email": "office@parliament.example.org"}
    assert client.post(link, typed).status_code == 302
    assert Answer.objects.count() == 1
    office = Stranger(client, seed, {"signed": (link.rstrip("/").rpartition("/")[2],), "dates": (str(date.pk),)})
    for _ in range(TIMES):
        office.try_one(link)
        office.try_one(f"{link}thanks/")
    assert office.crashed == []

"""The desk of a roundtable that is under way, tried by its own organiser with whatever may be typed and sent."""

import os

import pytest
from day_examples import a_guest, a_roundtable, a_seat, an_answer
from day_examples import desk as at_desk

from tests.fuzzing import Stranger

pytestmark = pytest.mark.django_db
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "1"))
REMOVE = ("/roundtables/{slug}/seats/{key}/remove/", "/roundtables/{slug}/guests/{key}/remove/")


@pytest.fixture(params=["draft", "inviting", "confirmed", "held", "following up"])
def under_way(request, places):
    roundtable = a_roundtable(state=request.param)
    seat = a_seat(roundtable)
    an_answer(seat)
    guest = a_guest(roundtable)
    known = {"slug": (roundtable.slug,), "seat": (str(seat.pk),), "key": (str(seat.pk), str(guest.pk)), "guest": (str(guest.pk),)}
    return roundtable, known


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_nothing_crashes(under_way, client, seed):
    roundtable, known = under_way
    organiser = Stranger(at_desk(client, roundtable), seed, known)
    organiser.try_everything("roundtables/", leave_out=("leave",))
    assert organiser.asked > 200
    assert organiser.crashed == []


@pytest.mark.parametrize("key", ["0", "999", "9" * 18, "9" * 25])
@pytest.mark.parametrize("address", REMOVE)
def test_unknown_rows_are_not_there(under_way, client, address, key):
    roundtable, _known = under_way
    page = at_desk(client, roundtable)
    page.raise_request_exception = False
    assert page.post(address.format(slug=roundtable.slug, key=key)).status_code in {302, 404, 409}

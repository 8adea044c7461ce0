"""A link to a row: whole, of its own kind, not too old, and not revoked."""

import datetime as dt

import pytest
from django.core import signing

from causeway.people.exceptions import LinkInvalid
from causeway.people.row_links import RowLink, new_nonce
from causeway.roundtables.table.guest_models import Guest
from causeway.roundtables.table.models import Roundtable

pytestmark = pytest.mark.django_db
LINK = RowLink("roundtables.guest", "roundtables:guest")
NOW = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)


@pytest.fixture
def guest():
    meeting = Roundtable.objects.create(
        slug="x", created=NOW, changed=NOW, state_since=NOW, title="x", start_from="seats", calendar_uid="x"
    )
    return Guest.objects.create(roundtable=meeting, kind="head", added=NOW, nonce=new_nonce())


def test_it_leads_to_its_row_until_a_new_nonce_revokes_it(guest):
    signed = LINK.signed(guest)
    assert LINK.row(signed, Guest.objects.all()) == guest
    assert signed in LINK.address(guest)
    Guest.objects.update(nonce=new_nonce())
    with pytest.raises(LinkInvalid, match="taken back"):
        LINK.row(signed, Guest.objects.all())
    Guest.objects.update(nonce="")
    with pytest.raises(LinkInvalid, match="taken back"):
        LINK.row(LINK.signed(Guest.objects.get()), Guest.objects.all())


def test_links_mailed_before_this_floor_stood_still_open(guest):
    signed = signing.dumps([guest.pk, guest.nonce], salt="roundtables.guest")
    assert LINK.row(signed, Guest.objects.all()) == guest


@pytest.mark.parametrize(
    "signed",
    ["", "x:y:z", signing.dumps([1, "x"], salt="another"), signing.dumps("x", salt="roundtables.guest")],
    ids=["empty", "damaged", "another salt", "another kind"],  # a signature holds the second it was made in
)
def test_what_is_damaged_or_of_another_kind_is_refused(guest, signed):
    with pytest.raises(LinkInvalid):
        LINK.row(signed, Guest.objects.all())


def test_it_expires_where_it_is_to(guest):
    short = RowLink("roundtables.guest", "roundtables:guest", dt.timedelta(seconds=-1))
    with pytest.raises(LinkInvalid, match="expired"):
        short.row(short.signed(guest), Guest.objects.all())

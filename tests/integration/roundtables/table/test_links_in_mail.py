"""Addresses that stand in mail that went out: how they are signed does not change, and each opens its own page only."""

import pytest
from day_examples import NOW, a_guest, a_roundtable, a_seat
from django.contrib.auth import get_user_model
from django.core import signing
from django.urls import reverse

from causeway.people.row_links import new_nonce
from causeway.roundtables.after.note.models import DayNote, NoteCopy
from causeway.roundtables.overseeing.models import StaffFeed
from causeway.roundtables.promises.models import Promise

pytestmark = pytest.mark.django_db
ROUTES = {"guest": "guest", "office": "office", "note": "note-correct", "reply": "promise-reply", "staff": "staff-calendar"}


def rows():
    roundtable = a_roundtable()
    note = DayNote.objects.create(roundtable=roundtable, text="x", sent_text="x", sent_at=NOW)
    staff = get_user_model().objects.create_superuser("example-staff", "staff@example.org", "example-password-long")
    guest = a_guest(roundtable, nonce=new_nonce())
    a_seat(roundtable)
    return {
        "guest": guest,
        "office": roundtable.invitations.get(),
        "note": NoteCopy.objects.create(note=note, who="Bo", email="bo@example.org", nonce=new_nonce()),
        "reply": Promise.objects.create(
            roundtable=roundtable, who="Ada", words="I ask", made_at=NOW, state="made", nonce=new_nonce()
        ),
        "staff": StaffFeed.objects.create(user=staff, nonce=new_nonce(), made=NOW),
    }


@pytest.mark.parametrize("salt", ROUTES)
def test_a_link_that_was_mailed_opens_until_its_nonce_changes(client, salt):
    row = rows()[salt]
    signed = signing.dumps([row.pk, row.nonce], salt=f"roundtables.{salt}")
    address = reverse(f"roundtables:{ROUTES[salt]}", args=[signed])
    assert client.get(address).status_code == 200
    other = signing.dumps([row.pk, row.nonce], salt="roundtables.other")
    assert client.get(address.replace(signed, other)).status_code == 404
    type(row).objects.update(nonce="")
    assert client.get(address).status_code == 404

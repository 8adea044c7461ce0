"""Who comes in, and what they see: links, visits, co-organisers, and nobody else's roundtable."""

import datetime as dt
import re

import pytest
from day_examples import DAY, HOUR, NOW
from plan_examples import enter

from causeway.audit.models import Entry
from causeway.outbox.models import Message
from causeway.people.exceptions import LinkInvalid
from causeway.roundtables.table import access
from causeway.roundtables.table.actions import beginning, opening
from causeway.roundtables.table.exceptions import NotNow, NotYours
from causeway.roundtables.table.models import DeskLink, Organiser, Roundtable

pytestmark = pytest.mark.django_db
LINK = re.compile(r"http://\S+?(/roundtables/open/\S+/)")
PAGES = ["", "plan/", "seats/", "organisers/", "guests/", "guests/add/", "letter/", "notice/"]


def last_link(to):
    return LINK.search(Message.objects.filter(to=to).last().text)[1]


def come_in(client, email):
    client.post("/roundtables/begin/", {"email": email})
    return client.post(last_link(email))


def test_from_an_address_to_ones_own_desk(client):
    client.post("/roundtables/begin/", {"email": "new@example.org"})
    link = last_link("new@example.org")
    assert client.get(link).status_code == 200  # a scanner looked; nothing is used up
    assert client.post(link).url == "/roundtables/mine/"
    assert client.get("/roundtables/mine/").url == "/roundtables/new/"
    made = client.post("/roundtables/new/", {"title": "An example", "name": "New Example", "post": ""})
    assert made.url.endswith("/seats/")
    owner = Organiser.objects.get()
    assert (owner.email, owner.role, owner.verified_at is not None) == ("new@example.org", "owner", True)
    assert Entry.objects.filter(act="roundtable begun", actor=f"organiser:{owner.pk}").exists()


def test_a_link_opens_once_and_not_for_ever():
    token = opening.new_link("a@example.org", NOW, HOUR)
    opening.open_desk(token, NOW)
    with pytest.raises(LinkInvalid):
        opening.open_desk(token, NOW)
    late = opening.new_link("a@example.org", NOW, HOUR)
    for wrong, when in ((late, NOW + 2 * HOUR), (late + "x", NOW), ("", NOW)):
        with pytest.raises(LinkInvalid):
            opening.open_desk(wrong, when)


def test_of_links_and_visits_only_digests_are_kept():
    token = opening.new_link("a@example.org", NOW, HOUR)
    visit = opening.open_desk(token, NOW)
    kept = str(DeskLink.objects.values().get())
    assert token not in kept
    assert visit not in kept


def test_whoever_typed_while_their_visit_ended_is_shown_their_words(client):
    assert client.get("/roundtables/example/letter/").url == "/roundtables/begin/"
    assert client.post("/roundtables/example/dates/ask/").url == "/roundtables/begin/"  # a button alone loses nothing
    answer = client.post("/roundtables/example/letter/", {"what_happens": "Written for an hour.", "seen": "what_happens:0a1b"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert ">Written for an hour.</textarea>" in page
    assert "0a1b" not in page
    assert 'href="/roundtables/begin/"' in page


def test_a_visit_ends_by_itself_and_by_leaving(client):
    visit = opening.open_desk(opening.new_link("a@example.org", NOW, HOUR), NOW)
    assert access.visit_by(visit, NOW + dt.timedelta(hours=11)).email == "a@example.org"
    assert access.visit_by(visit, NOW + dt.timedelta(hours=13)) is None
    client.cookies["causeway_roundtables"] = visit
    client.post("/roundtables/leave/")
    assert access.visit_by(visit, NOW) is None


def test_each_sees_only_their_own(desk, client):
    slug = desk.roundtable.slug
    for page in PAGES:
        assert client.get(f"/roundtables/{slug}/{page}").url == "/roundtables/begin/"
    client.cookies["causeway_roundtables"] = enter("stranger@example.org").token
    seat = desk.roundtable.seats.first()
    for page in [*PAGES, f"mps/{seat.pk}/", f"mps/{seat.pk}/log/"]:
        answer = client.get(f"/roundtables/{slug}/{page}")
        assert answer.status_code == 404, page
        assert b"Example meeting" not in answer.content
    for page in (f"seats/{seat.pk}/remove/", f"mps/{seat.pk}/send/", "guests/contacts/"):
        assert client.post(f"/roundtables/{slug}/{page}").status_code == 404
    assert desk.roundtable.seats.count() == 2


def test_the_rows_of_another_roundtable_cannot_be_reached_through_ones_own(desk, client):
    visit = enter("stranger@example.org")
    own = beginning.begin(visit.email, title="Own", place="", name="Stranger", post="", now=NOW)
    client.cookies["causeway_roundtables"] = visit.token
    seat, organiser = desk.roundtable.seats.first(), desk.organiser
    assert client.get(f"/roundtables/{own.slug}/mps/{seat.pk}/").status_code == 404
    assert client.post(f"/roundtables/{own.slug}/organisers/{organiser.pk}/take-off/").status_code == 404
    organiser.refresh_from_db()
    assert organiser.revoked_at is None


def test_every_page_of_the_desk_opens_and_is_kept_out_of_caches(desk, client):
    client.cookies["causeway_roundtables"] = enter("owner@example.org").token
    seat = desk.roundtable.seats.first()
    for page in [*PAGES, f"mps/{seat.pk}/"]:
        answer = client.get(f"/roundtables/{desk.roundtable.slug}/{page}")
        assert answer.status_code == 200, page
        assert "no-store" in answer["Cache-Control"]
        assert answer["X-Robots-Tag"] == "noindex"
    assert client.get("/roundtables/mine/").content.count(b"Example meeting") == 1


def test_a_co_organiser_is_asked_comes_in_and_is_shut_out_at_once(desk, client):
    helper = beginning.ask_to_organise(desk.organiser, name="Helper", email="helper@example.org", now=NOW)
    slug = desk.roundtable.slug
    assert access.desk_of(access.Visit("", "helper@example.org"), slug) is None  # asked is not in
    client.post(last_link("helper@example.org"))
    assert client.get(f"/roundtables/{slug}/").status_code == 200
    beginning.take_off(desk.organiser, helper.pk, NOW)
    assert client.get(f"/roundtables/{slug}/").status_code == 404
    come_in(client, "helper@example.org")  # a new link lets them in, but not to this one
    assert client.get(f"/roundtables/{slug}/").status_code == 404


def test_only_the_owner_asks_and_takes_off(desk):
    first = beginning.ask_to_organise(desk.organiser, name="First", email="first@example.org", now=NOW)
    second = beginning.ask_to_organise(desk.organiser, name="Second", email="second@example.org", now=NOW)
    enter("first@example.org")
    first.refresh_from_db()
    with pytest.raises(NotYours):
        beginning.ask_to_organise(first, name="X", email="x@example.org", now=NOW)
    with pytest.raises(NotYours):
        beginning.take_off(first, second.pk, NOW)
    beginning.take_off(first, first.pk, NOW)  # themselves they can
    with pytest.raises(NotNow):
        beginning.take_off(desk.organiser, desk.organiser.pk, NOW)


def test_the_owner_hands_over_to_somebody_who_has_come_in(desk, client):
    owner, address = desk.organiser, f"/roundtables/{desk.roundtable.slug}/organisers/"
    first = beginning.ask_to_organise(owner, name="First", email="first@example.org", now=NOW)
    client.cookies["causeway_roundtables"] = enter("owner@example.org").token
    with pytest.raises(NotNow, match="not come in"):
        beginning.hand_over(owner, first.pk)
    assert "Hand it over to First" not in client.get(address).content.decode()
    enter("first@example.org")
    assert "Hand it over to First" in client.get(address).content.decode()
    first.refresh_from_db()
    with pytest.raises(NotYours):
        beginning.hand_over(first, owner.pk)
    client.post(f"{address}{first.pk}/hand-over/")
    client.post(f"{address}{first.pk}/hand-over/")
    assert dict(desk.roundtable.organisers.values_list("email", "role")) == {
        "owner@example.org": "co-organiser",
        "first@example.org": "owner",
    }
    assert sorted(Message.objects.filter(kind="roundtable-handed-over").values_list("to", flat=True)) == [
        "first@example.org",
        "owner@example.org",
    ]
    assert Entry.objects.filter(act="roundtable handed over", actor=f"organiser:{owner.pk}").count() == 1
    with pytest.raises(NotYours):  # whose page is still that of an owner
        beginning.ask_to_organise(Organiser.objects.get(pk=owner.pk), name="X", email="x@example.org", now=NOW)
    first.refresh_from_db()
    beginning.take_off(first, owner.pk, NOW)


def test_nobody_is_handed_what_they_were_taken_off(desk):
    first = beginning.ask_to_organise(desk.organiser, name="First", email="first@example.org", now=NOW)
    enter("first@example.org")
    beginning.take_off(desk.organiser, first.pk, NOW)
    for key in (first.pk, desk.organiser.pk):
        with pytest.raises(NotNow):
            beginning.hand_over(desk.organiser, key)
    assert desk.roundtable.organisers.get(role="owner") == desk.organiser


def test_a_link_to_organise_lasts_a_fortnight(desk):
    beginning.ask_to_organise(desk.organiser, name="Late", email="late@example.org", now=NOW)
    token = last_link("late@example.org").split("/")[-2]
    opening.link_works(token, NOW + 13 * DAY)
    with pytest.raises(LinkInvalid):
        opening.link_works(token, NOW + 15 * DAY)


def test_links_are_asked_for_only_so_often(client):
    for _ in range(5):
        assert client.post("/roundtables/begin/", {"email": "often@example.org"}).status_code == 200
    assert Message.objects.filter(to="often@example.org").count() == 3


def test_a_forged_form_is_refused(desk):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies["causeway_roundtables"] = enter("owner@example.org").token
    seat = desk.roundtable.seats.first()
    assert strict.post(f"/roundtables/{desk.roundtable.slug}/seats/{seat.pk}/remove/").status_code == 403
    assert Roundtable.objects.get().seats.count() == 2


def test_looking_at_addresses_is_written_down(desk, client):
    client.cookies["causeway_roundtables"] = enter("owner@example.org").token
    client.post(
        f"/roundtables/{desk.roundtable.slug}/guests/add/", {"kind": "head", "name": "Guest", "email": "guest@example.org"}
    )
    assert b"guest@example.org" not in client.get(f"/roundtables/{desk.roundtable.slug}/guests/").content
    assert not Entry.objects.filter(act="contact details shown").exists()
    assert b"guest@example.org" in client.post(f"/roundtables/{desk.roundtable.slug}/guests/contacts/").content
    entry = Entry.objects.get(act="contact details shown")
    assert entry.actor == f"organiser:{desk.organiser.pk}"
    assert "guest@" not in str(entry.detail)

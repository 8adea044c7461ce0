"""The desk: an officer sees what waits and what is public in their area, and nothing of anybody else's; terms begin and end."""

import datetime as dt

import pytest
from branch_rows import DAY, DEPUTY, NOW, ONE, SECRETARY, WRITER, a_branch, a_letter, an_officer, link_in, mail_to
from django.test import Client
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.branches.directory.models import Listing
from causeway.branches.letterbox.actions import hand_on
from causeway.branches.letterbox.domain import Holder
from causeway.branches.officers import actions
from causeway.branches.officers.domain import Act, Role, State
from causeway.branches.officers.models import Officer
from causeway.frame import area_links
from causeway.frame.area_links import Link
from causeway.moves.domain import IllegalMove

pytestmark = pytest.mark.django_db
DESK, OWN = "/branches/desk/", "/branches/desk/example-branch/"


def open_desk(client, email):
    client.post("/branches/desk/find/", {"email": email})
    client.post(link_in(mail_to(email, "branches-link")[-1], "desk/open"))
    return client.get(DESK).content.decode()


@pytest.fixture
def at_desk(client, branch, secretary):
    open_desk(client, SECRETARY)
    return client


def test_an_officer_sees_letters_area_and_colleagues(client, branch, secretary, monkeypatch):
    a_letter(branch)
    monkeypatch.setattr(
        area_links, "beside_areas", [lambda _kind, code, _now: Link("/p/", "Two promises", NOW.date()) if code == ONE else None]
    )
    page = open_desk(client, SECRETARY)
    for said in ("Your desk as secretary", "Our MP", "Wren Writer", "Two promises", "Ada Example", "Sam Secretary"):
        assert said in page
    assert WRITER not in page
    assert SECRETARY not in page


def test_a_stranger_is_told_the_same_and_sees_nothing(client, branch, secretary):
    known = client.post("/branches/desk/find/", {"email": SECRETARY}).content.decode()
    unknown = client.post("/branches/desk/find/", {"email": "bo@example.org"}).content.decode()
    assert known.replace(SECRETARY, "") == unknown.replace("bo@example.org", "")
    assert not mail_to("bo@example.org")
    assert client.get(DESK).url == "/branches/desk/find/"
    assert client.get(f"{OWN}page/").url == "/branches/desk/find/"


def test_nobody_opens_what_is_another_branchs_or_did_not_come_to_them(at_desk, branch, places):
    other = a_branch(places["further"], name="Other branch")
    an_officer(other, email="other@union.example.org")
    theirs = a_letter(other)
    for path in (
        f"{OWN}letters/{theirs.pk}/",
        f"/branches/desk/other-branch/letters/{theirs.pk}/",
        "/branches/desk/other-branch/page/",
    ):
        assert at_desk.get(path).status_code == 404
    assert at_desk.post("/branches/desk/other-branch/term/", {"act": "stand-down"}).status_code == 404


def test_a_deputy_reads_a_letter_only_once_it_came_to_them(client, branch, secretary):
    an_officer(branch, Role.DEPUTY, DEPUTY, "Dee Deputy")
    thread = a_letter(branch)
    assert "Our MP" not in open_desk(client, DEPUTY)
    assert client.get(f"{OWN}letters/{thread.pk}/").status_code == 404
    hand_on(thread.pk, Holder.SECRETARY, "officer", NOW)
    assert client.get(f"{OWN}letters/{thread.pk}/").status_code == 200


def test_a_plain_officer_sees_the_area_and_no_letter_and_names_nobody(client, branch, secretary):
    an_officer(branch, Role.OFFICER, "off@union.example.org", "Oz Officer")
    thread = a_letter(branch)
    page = open_desk(client, "off@union.example.org")
    assert "Your desk as officer" in page
    assert "Our MP" not in page
    for path in (f"letters/{thread.pk}/", "page/", "name/"):
        assert client.get(OWN + path).status_code == 404


def test_a_deputy_who_is_an_officer_too_may_do_what_a_deputy_may(client, branch, secretary):
    for role in (Role.OFFICER, Role.DEPUTY):
        an_officer(branch, role, DEPUTY, "Dee Deputy")
    assert [each.role for each in Officer.objects.all()] == [Role.SECRETARY, Role.DEPUTY, Role.OFFICER]
    open_desk(client, DEPUTY)
    assert client.get(f"{OWN}page/").status_code == 200
    assert client.get(f"{OWN}name/").status_code == 200
    thread = a_letter(branch)
    hand_on(thread.pk, Holder.SECRETARY, "officer", NOW)
    assert "Shall we ask together?" in client.get(f"{OWN}letters/{thread.pk}/").content.decode()


def test_a_letter_is_answered_from_the_desk(at_desk, branch):
    thread = a_letter(branch)
    path = f"{OWN}letters/{thread.pk}/"
    assert "Shall we ask together?" in at_desk.get(path).content.decode()
    at_desk.post(path, {"act": "answer", "text": "Gladly."})
    assert "Gladly." in mail_to(WRITER, "answered")[0].text


def test_a_new_version_of_the_page_waits_for_staff(at_desk, branch):
    assert "We meet and write." in at_desk.get(f"{OWN}page/").content.decode()
    at_desk.post(f"{OWN}page/", {"about": "We changed."})
    at_desk.post(f"{OWN}page/", {"about": "We changed again."})
    assert list(Listing.objects.order_by("pk").values_list("state", flat=True)) == ["published", "withdrawn", "held for review"]
    assert "A new version waits for staff." in at_desk.get(DESK).content.decode()


def test_handing_over_never_leaves_the_branch_without(at_desk, branch, secretary, client):
    at_desk.post(f"{OWN}name/", {"role": "secretary", "name": "Nia Next", "email": "nia@union.example.org"})
    nia = Officer.objects.get(email="nia@union.example.org")
    assert nia.state == State.ASKED
    assert "Sam Secretary names you as secretary" in mail_to("nia@union.example.org")[0].subject
    Client().post(link_in(mail_to("nia@union.example.org")[0], "desk/open"))
    nia.refresh_from_db()
    secretary.refresh_from_db()
    assert (nia.state, secretary.state) == (State.WAITING, State.SERVING)
    actions.confirm(nia.pk, until=None, by="staff", now=NOW)
    nia.refresh_from_db()
    secretary.refresh_from_db()
    assert (nia.state, secretary.state) == (State.SERVING, State.ENDED)
    assert "Somebody has taken over from you" in mail_to(SECRETARY, "ended")[0].text
    assert "You speak for no branch here now" in at_desk.get(DESK).content.decode()


def test_standing_down(at_desk, secretary):
    at_desk.post(f"{OWN}term/", {"act": "stand-down"})
    secretary.refresh_from_db()
    assert secretary.state == State.ENDED
    assert not mail_to(SECRETARY, "ended")  # they did it themselves


def test_a_term_is_told_of_renewed_or_over(client, branch):
    until = timezone.localdate() + dt.timedelta(days=20)
    officer = an_officer(branch, until=until)
    actions.mind_terms(timezone.now())
    actions.mind_terms(timezone.now())
    assert len(mail_to(SECRETARY, "officer-ends")) == 1
    assert "Your term ends on" in open_desk(client, SECRETARY)
    client.post(f"{OWN}term/", {"act": "again"})
    officer.refresh_from_db()
    assert officer.again_at is not None
    actions.renew(officer.pk, by="staff", now=timezone.now())
    assert actions.mind_terms(timezone.now() + 21 * DAY) == 0
    officer.refresh_from_db()
    assert (officer.told_at, officer.again_at) == (None, None)
    assert actions.mind_terms(timezone.now() + 400 * DAY) == 1
    assert actions.mind_terms(timezone.now() + 400 * DAY) == 0
    officer.refresh_from_db()
    assert officer.state == State.ENDED
    assert Entry.objects.filter(act="officer: their term runs out").count() == 1


def test_staff_confirm_one_of_two_who_say_they_are_secretary(branch):
    first, second = (
        actions.ask(branch, Role.SECRETARY, name, f"{name}@union.example.org", by=None, now=NOW) for name in ("ann", "ben")
    )
    for officer in (first, second):
        actions.verify(officer.email, NOW)
    actions.confirm(first.pk, until=None, by="staff", now=NOW)
    actions.end(second.pk, Act.REFUSE, by="staff", now=NOW)
    with pytest.raises(IllegalMove):
        actions.confirm(second.pk, until=None, by="staff", now=NOW)
    assert list(Officer.objects.serving()) == [first]
    assert "Staff could not confirm" in mail_to("ben@union.example.org", "ended")[0].text.replace("\n", " ")

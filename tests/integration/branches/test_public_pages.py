"""The public pages: finding one's branch, its page, writing to it, having it listed; and what is said where there is none."""

import datetime as dt

import pytest
from branch_rows import DAY, FURTHER, NOW, ONE, SECRETARY, TWO, WRITER, a_branch, a_letter, an_officer, link_in, mail_to

from causeway.audit.models import Entry
from causeway.branches.directory import areas
from causeway.branches.directory.actions import rewrite, take_off
from causeway.branches.directory.models import Branch, Listing
from causeway.branches.letterbox import actions as letterbox
from causeway.branches.letterbox.models import Thread
from causeway.branches.officers.actions import verify
from causeway.branches.officers.models import Officer
from causeway.branches.room import QUEUE
from causeway.frame import area_links
from causeway.frame.area_links import Link, links
from causeway.limits.declared import DECLARED
from causeway.review.actions import Decision, decide

pytestmark = pytest.mark.django_db
PAGE, WRITE = "/branches/at/example-branch/", "/branches/at/example-branch/write/"
TYPED = {"subject": "Our MP", "text": "Shall we ask together?", "name": "Wren Writer", "email": WRITER}


def text(client, path, **query):
    return client.get(path, query).content.decode()


def test_without_any_the_pages_say_so(client, places):
    page = text(client, "/branches/")
    assert "No branch is listed yet" in page
    assert "Have your branch listed" in page
    found = text(client, "/branches/find/", q="EX1 1AA")
    assert "No branch for Exampleshire is listed here" in found
    assert "That does not mean there is none" in found
    assert "For Exampleshire" in found


@pytest.mark.parametrize("typed", ["EX1 1AA", "Greenmeadow", "Exampleshire", "Upper Example", "Lower Example"])
def test_a_branch_is_found_by_whatever_people_know(client, branch, typed):
    page = text(client, "/branches/find/", q=typed)
    if "Which do you mean" in page:
        page = text(client, "/branches/find/", area="constituency:" + ONE)
    assert PAGE in page


@pytest.mark.parametrize(
    ("typed", "said"), [("BT7 1NN", "does not cover Northern Ireland"), ("qqqq", "no place or school"), ("EX5 5EE", "may be new")]
)
def test_what_leads_nowhere_is_said_kindly(client, branch, typed, said):
    assert said in text(client, "/branches/find/", q=typed)


@pytest.mark.parametrize("key", ["authority:X", "school:9", "school:²", "nonsense", "region:E12000007", ":"])
def test_a_key_that_is_none_is_answered(client, branch, key):
    assert PAGE not in text(client, "/branches/find/", area=key)


def test_a_seat_of_which_only_a_sliver_lies_there_is_not_the_branchs(client, places):
    a_branch(places["further"], name="Further branch")
    page = text(client, "/branches/at/further-branch/")
    assert "Lower Example" in page
    assert "Upper Example" not in page
    assert "No branch for Upper Example" in text(client, "/branches/find/", area=f"constituency:{ONE}")


def test_a_page_shows_what_the_branch_chose(client, branch, secretary):
    page = text(client, PAGE)
    assert "Ada Example" in page
    assert "The secretary is Sam Secretary." in page
    assert "Nothing public is recorded in its area" in page
    assert "MP contact" in page
    assert f"/areas/constituency/{TWO}/" in page
    Listing.objects.update(shows_secretary=False)
    assert "Sam Secretary" not in text(client, PAGE)


def test_active_is_what_rooms_tell_with_a_day_and_no_form_says_it(client, branch, monkeypatch):
    told = {
        ONE: Link("/elsewhere/", "A promise was made here", NOW.date() - 10 * DAY),
        TWO: Link("/old/", "An old one", NOW.date() - 400 * DAY),
    }
    monkeypatch.setattr(area_links, "beside_areas", [lambda _kind, code, _now: told.get(code)])
    page = text(client, PAGE)
    assert page.index("A promise was made here") < page.index("An old one")
    assert areas.note_last_done(NOW) == 1
    assert areas.note_last_done(NOW) == 0
    assert Branch.objects.get().last_done == NOW.date() - 10 * DAY
    told.clear()
    assert areas.note_last_done(NOW) == 1
    assert Branch.objects.get().last_done is None


def test_what_a_room_tells_of_the_council_is_not_told_again_of_each_seat(client, branch, monkeypatch):
    def motions(kind, code, _now):
        return Link(f"/motions/?area={kind}:{code}", "A motion was passed near here")

    def promises(kind, code, _now):
        return Link(f"/promises/{code}/", "A promise") if kind == "constituency" else None

    monkeypatch.setattr(area_links, "beside_areas", [motions, promises])
    page = text(client, PAGE)
    assert page.count("A motion was passed near here") == 1
    assert page.count(">A promise<") == 2
    assert page.count('<p class="small muted">Upper Example</p>') == 2  # beside its promise, and its MP


def test_an_answer_shows_the_month_and_not_the_day(client, branch, secretary):
    thread = a_letter(branch)
    letterbox.answer(thread.pk, "Yes.", secretary, dt.datetime(2026, 3, 17, 12, tzinfo=dt.UTC))
    page = text(client, PAGE)
    assert "March 2026" in page.replace("\n", " ")
    assert "17 March" not in page


def test_areas_pages_lead_to_the_branch(branch, places):
    (link,) = [each for each in links("constituency", ONE, NOW) if "branches" in each.address]
    assert link.address == PAGE
    a_branch(places["council"], name="Second branch")
    (link,) = [each for each in links("constituency", ONE, NOW) if "branches" in each.address]
    assert link.address == f"/branches/find/?area=constituency:{ONE}"
    assert not [each for each in links("icb", ONE, NOW) if "branches" in each.address]


def test_the_map_of_the_site_and_what_crawlers_leave_alone(client, branch):
    assert f"{PAGE}</loc>" in text(client, "/sitemap.xml")
    assert "/branches/desk/" in text(client, "/robots.txt")


def test_a_branch_taken_off_is_gone_everywhere(client, branch):
    Branch.objects.update(withdrawn_at=NOW)
    assert client.get(PAGE).status_code == 404
    assert client.get(WRITE).status_code == 404
    assert PAGE not in text(client, "/branches/")
    assert PAGE not in text(client, "/sitemap.xml")
    assert PAGE not in text(client, "/branches/find/", q="EX1 1AA")


def test_writing_to_it(client, branch, secretary):
    answer = client.post(WRITE, TYPED).content.decode()
    assert "Look at your e-mail" in answer
    thread = Thread.objects.get()
    assert (thread.volunteers, thread.name) == (False, "Wren Writer")
    client.post(link_in(mail_to(WRITER)[0], "letters"), {"act": "send"})
    assert "Shall we ask together?" in mail_to(SECRETARY, "waiting")[0].text


def test_offering_to_take_a_role_on(client, branch, secretary):
    page = text(client, WRITE, role="mp-contact")
    assert "I could do this: MP contact" in page
    client.post(WRITE + "?role=mp-contact", TYPED | {"subject": "I could do this: MP contact"})
    assert Thread.objects.get().volunteers
    assert "What it is about" in text(client, WRITE, role="no-such-role")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "wren@school.example.org", "without an e-mail address"),
        ("subject", "ask wren@school.example.org", "e-mail address"),
        ("text", "I know Daisy Marsh, aged 7, who has autism.", "name a child"),
        ("text", "", "Write a few words first."),
        ("email", "nobody", "e-mail address"),
    ],
)
def test_what_cannot_go_is_said_and_nothing_is_kept(client, branch, field, value, said):
    assert said in client.post(WRITE, TYPED | {field: value}).content.decode()
    assert not Thread.objects.exists()


def test_the_form_asks_no_room_what_it_tells_of_the_area(client, branch, monkeypatch):
    asked = []
    monkeypatch.setattr(area_links, "beside_areas", [lambda *area: asked.append(area)])
    text(client, WRITE)
    client.post(WRITE, TYPED)
    assert not asked
    text(client, PAGE)
    assert asked


def test_on_an_error_all_around_the_form_stays(client, branch):
    page = client.post(f"{WRITE}?role=mp-contact", TYPED | {"email": "wren at school"}).content.decode()
    around = ("Example branch</a>", "<h1>MP contact</h1>", "an hour a month", "What becomes of it", "call 999")
    assert [words for words in around if words not in page] == []
    assert "Shall we ask together?" in page
    client.post(f"{WRITE}?role=mp-contact", TYPED)
    assert Thread.objects.get().volunteers


def test_limits(client, branch):
    for _ in range(5):
        assert client.post(WRITE, TYPED).status_code == 200
    assert client.post(WRITE, TYPED).status_code == 429
    assert Thread.objects.count() == 5
    assert {"branches.letters.client", "branches.letters.branch", "branches.proposed.client"} <= set(DECLARED)


PROPOSED = {
    "branch": "New branch",
    "councils": "Exampleshire\nfurthershire",
    "role": "secretary",
    "name": "Pat Proposer",
    "email": "pat@union.example.org",
    "about": "We are new.",
    "roles": "Treasurer: an evening a month",
}


def test_a_secretary_has_theirs_listed(client, places):
    assert "Look at your e-mail" in client.post("/branches/new/", PROPOSED).content.decode()
    page, officer = Listing.objects.get(), Officer.objects.get()
    assert (page.state, officer.state) == ("asked", "asked")
    client.post(link_in(mail_to("pat@union.example.org")[0], "desk/open"))
    page.refresh_from_db()
    officer.refresh_from_db()
    assert (page.state, officer.state) == ("held for review", "waiting for staff")
    desk = text(client, "/branches/desk/").replace("\n  ", " ")
    assert "Staff look whether you are the secretary of New branch" in desk
    assert desk.count("<h1") == 1
    assert "in your area" not in desk
    assert client.get("/branches/at/new-branch/").status_code == 404
    decide(QUEUE, page.pk, Decision.PUBLISH, version=1, why="", by="staff", now=NOW)
    assert "We are new." in text(client, "/branches/at/new-branch/")
    assert Branch.objects.get().region == "E12000007"
    assert mail_to("pat@union.example.org", "decided")


def test_a_second_try_makes_no_second_branch(client, places):
    client.post("/branches/new/", PROPOSED)
    client.post("/branches/new/", PROPOSED | {"branch": "new  BRANCH"})
    assert (Branch.objects.count(), Officer.objects.count()) == (1, 1)


def publish(page, **how):
    return decide(QUEUE, page.pk, Decision.PUBLISH, version=page.version, why="", by="staff", now=NOW, **how)


def proposed(client, **more):
    """The page that somebody proposed and whose address they confirmed."""
    client.post("/branches/new/", PROPOSED | more)
    page = Listing.objects.latest("pk")
    verify(page.writer.email, NOW)
    page.refresh_from_db()
    return page


def test_a_branch_that_was_taken_off_is_listed_again_with_the_page_that_staff_publish(client, admin_client, branch):
    take_off(branch.pk, by="staff", now=NOW)
    page = proposed(client, branch="Example branch")
    assert (page.branch, client.get(PAGE).status_code) == (branch, 404)
    assert "Publishing this page lists it again" in text(admin_client, f"/staff/review/branches/{page.pk}/").replace("\n  ", " ")
    publish(page)
    assert "We are new." in text(client, PAGE)
    assert Entry.objects.filter(act="branch: listed again with a page that staff read").count() == 1


def test_the_councils_that_a_second_proposer_names_are_read_with_their_page(client, admin_client, places):
    first = proposed(client, councils="Exampleshire")
    second = proposed(client, councils="Furthershire", email="nia@union.example.org", name="Nia Next")
    assert second.branch == first.branch
    assert [area.name for area in first.branch.authorities.all()] == ["Exampleshire"]
    read = text(admin_client, f"/staff/review/branches/{second.pk}/")
    assert "Furthershire" in read
    assert "Until now it is for:" in read
    publish(second)
    assert [area.name for area in first.branch.authorities.all()] == ["Furthershire"]
    assert first.branch in areas.branches_at("authority", FURTHER)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("councils", "Atlantis", "no council called “Atlantis”"),
        ("roles", "a\n" * 9, "At most eight"),
        ("role", "king", "valid choice"),
        ("website", "javascript:x", "no address of a page"),
    ],
)
def test_what_is_wrong_with_a_proposal_is_said(client, places, field, value, said):
    assert said in client.post("/branches/new/", PROPOSED | {field: value}).content.decode()
    assert not Branch.objects.exists()


def test_a_newer_version_takes_the_place_of_the_older_when_published(client, branch, secretary):
    old = Listing.objects.get()
    new = rewrite(secretary, {"about": "We changed.", "meets": "", "website": "", "roles": "", "shows_secretary": False}, NOW)
    assert "We meet and write." in text(client, PAGE)
    decide(QUEUE, new.pk, Decision.PUBLISH, version=1, why="", by="staff", now=NOW)
    old.refresh_from_db()
    assert old.state == "withdrawn"
    assert "We changed." in text(client, PAGE)


def test_another_officer_can_be_named_for_a_listed_branch_by_nobody_from_outside(client, branch):
    an_officer(branch)
    client.post("/branches/new/", PROPOSED | {"branch": "Example branch"})
    assert Branch.objects.filter(name__iexact="example branch").count() == 2  # a branch of its own, until staff have read it
    assert Listing.objects.filter(branch__slug="example-branch-2", state="asked").exists()

"""What staff do with branches, each only in the regions they look after: bring in a file, confirm, read and answer what came to them."""

import csv
import io
import re

import pytest
from branch_rows import COUNCIL, DAY, DEPUTY, FURTHER, NOW, SECRETARY, WRITER, a_branch, a_letter, an_officer, mail_to
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from causeway.audit.models import Entry
from causeway.branches.directory import importing
from causeway.branches.directory.domain.sheet import key_of
from causeway.branches.directory.models import Branch, Listing
from causeway.branches.letterbox import actions as letterbox
from causeway.branches.letterbox.models import Thread
from causeway.branches.officers import actions as officers
from causeway.branches.officers.domain import Role, State
from causeway.branches.officers.models import Officer
from causeway.frame import workbook
from causeway.frame.sandbox import TooMuch
from causeway.regions.models import Region
from tests.accounts import account

pytestmark = pytest.mark.django_db
STAFF, FILE = "/staff/branches/", "/staff/branches/bring-in/"
ALL = ("see_branches", "all_regions", "import_branches", "confirm_officers", "answer_letters", "publish")
HEADER = "branch,council_codes,about,roles,show_secretary,secretary_name,secretary_email"
LINE = f"Example branch,{COUNCIL},We meet.,MP contact: an hour,yes,Sam Secretary,{SECRETARY}"


@pytest.fixture
def staff(client, places):
    client.force_login(account("staff", *ALL, email="staff@campaign.example.org"))
    return client


def upload(client, *lines, name="branches.csv", content=None):
    file = SimpleUploadedFile(name, content if content is not None else "\n".join([HEADER, *lines]).encode())
    return client.post(FILE, {"file": file}).content.decode()


def keep(client, page, **how):
    fields = dict(re.findall(r'name="(content|stamp)" value="([^"]*)"', page))
    return client.post(FILE, fields, **how)


def test_a_file_is_shown_before_it_is_kept_and_kept_as_shown(staff):
    page = upload(staff, LINE)
    assert "What it would do: 1 new, 0 changed" in page
    assert "Secretary: Sam Secretary." in page
    assert not Branch.objects.exists()
    assert not mail_to(SECRETARY)
    assert keep(staff, page).status_code == 302
    branch = Branch.objects.get()
    assert (branch.slug, branch.region) == ("example-branch", "E12000007")
    assert Officer.objects.get().state == State.SERVING
    assert "listed you as secretary" in mail_to(SECRETARY)[0].text.replace("\n", " ")
    assert "We meet." in staff.get("/branches/at/example-branch/").content.decode()
    assert "changes nothing" in upload(staff, LINE)
    assert Entry.objects.filter(act="branches: a file was kept").count() == 1


def test_what_is_wrong_is_said_by_row_and_nothing_can_be_kept(staff):
    page = upload(staff, LINE.replace(COUNCIL, "E10009999"), LINE.replace(SECRETARY, "sam at example"))
    assert "Line 2, council_codes:" in page
    assert "no code we hold for a council" in page
    assert "Line 3, secretary_email:" in page
    assert "Keep these changes" not in page


def test_a_changed_file_or_a_changed_site_is_shown_again_and_not_kept(staff):
    page = upload(staff, LINE)
    keep(staff, upload(staff, LINE.replace("We meet.", "Meanwhile.")))
    answer = keep(staff, page)
    assert answer.status_code == 409
    assert "nothing was kept" in answer.content.decode()
    assert Listing.objects.get().about == "Meanwhile."
    assert staff.post(FILE, {"content": "%%%", "stamp": "x"}).status_code == 302


def test_a_second_file_changes_what_it_names_and_keeps_the_rest(staff):
    keep(staff, upload(staff, LINE, LINE.replace("Example", "Other").replace(SECRETARY, "other@union.example.org")))
    page = upload(staff, f"EXAMPLE branch,{COUNCIL} {FURTHER},,-,,Nia Next,nia@union.example.org")
    assert "0 new, 1 changed" in page
    assert "Secretary: Nia Next follows Sam Secretary." in page
    keep(staff, page)
    branch = Branch.objects.get(slug="example-branch")
    assert branch.authorities.count() == 2
    shown = branch.pages.get(state="published")
    assert (shown.about, shown.roles) == ("We meet.", "")
    assert list(branch.officers.serving().values_list("name", flat=True)) == ["Nia Next"]
    assert mail_to(SECRETARY, "ended")
    assert Branch.objects.get(slug="other-branch").pages.get(state="published").about == "We meet."


def test_each_branch_of_a_file_is_looked_for_once(staff, monkeypatch):
    lines = [f"Branch {number},{COUNCIL},We meet.,,,," for number in range(20)]
    keep(staff, upload(staff, *lines))
    page, asked = upload(staff, *(line.replace("We meet.", "We met.") for line in lines)), []
    monkeypatch.setattr(importing, "key_of", lambda name: asked.append(name) or key_of(name))
    assert "Kept: 0 new branches, 20 changed." in keep(staff, page, follow=True).content.decode()
    assert len(asked) <= 3 * 20


def test_a_corrected_spelling_dismisses_nobody(staff):
    keep(staff, upload(staff, LINE))
    until = Officer.objects.get().until
    page = upload(staff, LINE.replace("Sam Secretary", "Sam Sécretary").replace(SECRETARY, SECRETARY.upper()))
    assert "Secretary: Sam Sécretary follows" not in page
    assert "The secretary is called Sam Sécretary, no longer Sam Secretary." in page
    keep(staff, page)
    officer = Officer.objects.get()
    assert (officer.name, officer.state, officer.until) == ("Sam Sécretary", State.SERVING, until)
    assert [message.kind for message in mail_to(SECRETARY)] == ["branch-officer-named"]
    one = {"act": "name", "role": "secretary", "name": "Sam Secretary", "email": SECRETARY}
    staff.post(f"{STAFF}at/example-branch/", one)
    assert Officer.objects.get().name == "Sam Secretary"


def test_who_is_listed_and_asked_for_the_same_role_follows_nobody(staff, branch):
    officer = actor_asked(branch, SECRETARY)
    an_officer(branch)
    officers.verify(SECRETARY, NOW)
    officers.confirm(officer.pk, until=None, by="staff", now=NOW)
    assert branch.officers.serving().get() == officer
    assert not mail_to(SECRETARY, "ended")


def test_a_workbook_is_read_like_a_csv_file_and_a_broken_one_is_said(staff):
    content = a_workbook(HEADER.split(","), LINE.split(","))
    assert "1 new" in upload(staff, name="branches.xlsx", content=content)
    broken = upload(staff, name="branches.xlsx", content=content[:200])
    assert "This workbook cannot be opened." in broken
    assert "no first line" not in broken
    assert "Keep these changes" not in broken
    assert "no first line" in upload(staff, name="branches.xlsx", content=a_workbook())
    assert "more than 2,000 rows" in upload(staff, name="branches.xlsx", content=a_workbook(HEADER.split(","), *[["x"]] * 2000))


def a_workbook(*rows):
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def test_a_workbook_that_costs_too_much_is_not_called_an_empty_one(staff, monkeypatch):
    def too_much(*_what):
        raise TooMuch("made up")

    monkeypatch.setattr(workbook, "read_apart", too_much)
    page = upload(staff, name="branches.xlsx", content=a_workbook(HEADER.split(","), LINE.split(",")))
    assert "too long or too much memory" in page
    assert "no first line" not in page


def test_the_form_has_every_council_and_nobodys_address(staff, branch, secretary):
    text = staff.get(f"{STAFF}branches.csv").content.decode()
    assert "Furthershire" in text
    assert "Example branch" in text
    assert "@" not in text
    plan = importing.plan(text.encode(), NOW)
    assert not plan.checked.faults
    assert all(change.does_nothing for change in plan.changes)


def test_the_form_runs_nothing_in_a_spreadsheet_and_comes_back_as_it_was(staff, places):
    a_branch(places["council"], name="+Plus branch", about="=HYPERLINK(A1)", meets="@ the hall", roles="-5 minutes: a day")
    text = staff.get(f"{STAFF}branches.csv").content.decode()
    line = next(each for each in csv.reader(io.StringIO(text)) if "Plus branch" in each[0])
    assert not [cell for cell in line if cell.startswith(("=", "+", "-", "@"))]
    plan = importing.plan(text.encode(), NOW)
    assert not plan.checked.faults
    assert all(change.does_nothing for change in plan.changes)


def test_nobody_without_the_permissions_sees_or_does_anything(client, branch, secretary):
    thread = a_letter(branch)
    client.force_login(account("curious"))
    for path in ("", "officers/", "letters/", f"letters/{thread.pk}/", "bring-in/", "branches.csv", "at/example-branch/"):
        assert client.get(STAFF + path).status_code == 302
    client.force_login(account("seeing", "see_branches", regions=[branch.region]))
    for path in ("officers/", f"letters/{thread.pk}/", "bring-in/", "branches.csv"):
        assert client.get(STAFF + path).status_code == 302
    for act in ("off", "name"):
        assert client.post(f"{STAFF}at/example-branch/", {"act": act}).status_code == 302
    assert Branch.objects.get().withdrawn_at is None
    assert thread.subject not in client.get(f"{STAFF}letters/").content.decode()


def test_regional_staff_see_their_regions_only(client, places, branch):
    far = a_branch(places["further"], name="Far branch", region=Region.NORTH_EAST)
    for each, email in ((branch, "one@union.example.org"), (far, "two@union.example.org")):
        officers.verify(actor_asked(each, email).email, NOW)
    near_letter, far_letter = a_letter(branch), a_letter(far)
    client.force_login(
        account("regional", "see_branches", "confirm_officers", "answer_letters", "publish", regions=[Region.LONDON])
    )
    page = client.get(STAFF).content.decode()
    assert "Example branch" in page
    assert "Far branch" not in page
    assert "one@union.example.org" in client.get(f"{STAFF}officers/").content.decode()
    assert "two@union.example.org" not in client.get(f"{STAFF}officers/").content.decode()
    assert client.get(f"{STAFF}letters/{near_letter.pk}/").status_code == 200
    assert client.get(f"{STAFF}letters/{far_letter.pk}/").status_code == 404
    assert client.get(f"{STAFF}at/far-branch/").status_code == 404
    other = Officer.objects.get(branch=far)
    assert client.post(f"{STAFF}officers/", {"key": other.pk, "act": "confirm"}).status_code == 404
    assert client.get(FILE).status_code == 302
    assert client.get("/staff/review/branches/").status_code == 200
    client.force_login(account("nowhere", "see_branches"))
    assert "You look after no region yet" in client.get(STAFF).content.decode()


def actor_asked(branch, email):
    return officers.ask(branch, Role.SECRETARY, "Pat Proposer", email, by=None, now=NOW)


def test_officers_are_confirmed_refused_renewed_and_ended(staff, branch):
    officer = actor_asked(branch, SECRETARY)
    officers.verify(SECRETARY, NOW)
    for act, expected in (("confirm", State.SERVING), ("renew", State.SERVING), ("end", State.ENDED), ("end", State.ENDED)):
        staff.post(f"{STAFF}officers/", {"key": officer.pk, "act": act})
        officer.refresh_from_db()
        assert officer.state == expected
    assert officer.confirmed_by == "staff"
    assert staff.post(f"{STAFF}officers/", {"key": "²", "act": "end"}).status_code == 404


def test_staff_read_a_letter_only_once_it_came_to_them_and_that_is_written_down(staff, branch, secretary):
    thread = a_letter(branch)
    assert staff.get(f"{STAFF}letters/{thread.pk}/").status_code == 404
    listed = staff.get(f"{STAFF}letters/").content.decode()
    assert "with the secretary" in listed
    assert "Our MP" not in listed
    assert "Wren" not in listed
    letterbox.pass_on_overdue(NOW + 7 * DAY)
    page = staff.get(f"{STAFF}letters/{thread.pk}/").content.decode()
    assert "Shall we ask together?" in page
    assert WRITER not in page
    assert Entry.objects.filter(act="letter to a branch: opened by staff", actor="staff").count() == 1
    staff.post(f"{STAFF}letters/{thread.pk}/", {"act": "answer", "text": "We can help."})
    assert "We can help." in mail_to(WRITER, "answered")[0].text
    assert Thread.objects.get().state == "answered"


def test_staff_close_a_letter_and_list_an_officer_and_take_a_branch_off(staff, branch):
    thread = a_letter(branch)
    staff.post(f"{STAFF}letters/{thread.pk}/", {"act": "close"})
    assert Thread.objects.get().state == "closed"
    assert (
        "nobody left to answer" in staff.post(f"{STAFF}letters/{thread.pk}/", {"act": "answer", "text": "Late."}).content.decode()
    )
    one = f"{STAFF}at/example-branch/"
    staff.post(one, {"act": "name", "role": "deputy", "name": "Dee Deputy", "email": DEPUTY})
    assert Officer.objects.get().role == Role.DEPUTY
    assert "Give their name." in staff.post(one, {"act": "name", "role": "deputy"}).content.decode()
    staff.post(one, {"act": "off"})
    assert staff.get("/branches/at/example-branch/").status_code == 404
    staff.post(one, {"act": "on"})
    assert staff.get("/branches/at/example-branch/").status_code == 200


def test_closing_what_was_closed_already_says_so(staff, branch):
    one = f"{STAFF}letters/{a_letter(branch).pk}/"
    for said in (False, True):
        answer = staff.post(one, {"act": "close"}, follow=True)
        assert answer.status_code == 200
        assert ("closed it already" in answer.content.decode()) is said


def test_the_ready_made_groups(client, branch):
    for name, may_import in (("Branch staff", True), ("Regional branch staff", False)):
        user = account(name.replace(" ", "-"), regions=[branch.region])
        user.groups.add(Group.objects.get(name=name))
        client.force_login(user)
        assert "Example branch" in client.get(STAFF).content.decode()
        assert (client.get(FILE).status_code == 200) is may_import
        assert client.get(f"{STAFF}officers/").status_code == 200


def test_an_officer_beside_no_letters_is_seen(staff, branch):
    an_officer(branch)
    page = staff.get(STAFF).content.decode()
    assert "secretary" in page
    assert SECRETARY not in page

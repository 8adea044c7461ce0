"""What everybody sees: only what staff read, each version as they read it, near its place, with its proof; and what is handed on."""

import datetime as dt
from importlib import import_module
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.frame.area_links import links
from causeway.letters.letter.models import Draft
from causeway.motions.carrying import actions, queries
from causeway.motions.carrying.domain import Act
from causeway.motions.models import Minutes, Motion, Version
from causeway.motions.published.acts import acts_of_schools
from causeway.motions.published.queries import public, public_addresses, seats_of
from causeway.motions.room import QUEUE
from causeway.outbox.models import Message
from causeway.people.prefill import handed, taken
from causeway.privacy.registry import erase_person, export_person
from causeway.review.actions import Decision, decide
from causeway.review.exceptions import NotDecided
from tests.integration.motions.examples import ADA, begun, handed_in, passed, published, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country", "figures")]
NOW = timezone.now()


def test_what_staff_published_stays_until_they_publish_a_later_version(client):
    motion = handed_in()
    published(motion)
    step(motion, Act.PASS, in_public=True)
    page = client.get(f"/motions/{motion.pk}/").content.decode()
    assert "handed in" in page
    assert "Write to your MP about it" not in page
    published(motion)
    assert "Write to your MP about it" in client.get(f"/motions/{motion.pk}/").content.decode()
    assert [version.motion_id for version in public()] == [motion.pk]  # once


def test_what_is_published_is_what_is_on_the_site():
    motion = handed_in()
    older = published(motion)
    published(step(motion, Act.PASS, in_public=True))
    assert list(motion.versions.filter(state="published")) == list(public()) == [motion.versions.latest("pk")]
    assert Entry.objects.filter(act="version of a motion: a newer version is published", actor="staff").count() == 1
    step(motion, Act.CORRECT)
    published(step(motion, Act.LOSE, in_public=True))
    older.refresh_from_db()
    assert older.state == "withdrawn"
    assert not list(acts_of_schools(timezone.localdate(NOW)))


def test_of_versions_published_before_that_was_so_the_last_one_stays():
    motion, off = handed_in(), handed_in(named="Further branch")
    older, latest = published(motion), published(step(motion, Act.PASS, in_public=True))
    under, above = published(off), published(step(off, Act.PASS, in_public=True))
    Version.objects.update(state="published")
    Version.objects.filter(pk=above.pk).update(state="withdrawn")
    migration = import_module("causeway.motions.migrations.0003_one_published_version")
    migration.withdraw_older(apps, SimpleNamespace(connection=connection))
    assert set(Version.objects.filter(state="published")) == {latest}
    assert {older, under} < set(Version.objects.filter(state="withdrawn"))


def test_a_school_that_passed_a_motion_acted_once():
    motion = passed(kind="governing-body", named="Example Primary School", place="school:999999")
    actions.prove(motion.pk, NOW, proof="https://example.org/minutes", minutes=None)
    published(motion)
    assert len(list(acts_of_schools(timezone.localdate(NOW)))) == 1
    staff_take_off(motion)
    assert not list(acts_of_schools(timezone.localdate(NOW)))
    assert not queries.desk(motion).on_site


def staff_take_off(motion: Motion) -> None:
    latest = motion.versions.get(state="published")
    decide(QUEUE, latest.pk, Decision.WITHDRAW, version=latest.version, why="No such branch.", by="staff", now=NOW)


def test_what_waits_is_changed_and_staff_decide_on_what_they_read():
    motion = handed_in()
    read = motion.versions.get()
    step(motion, Act.TABLE, in_public=True)
    assert motion.versions.get().version == read.version + 1
    with pytest.raises(NotDecided, match="changed since"):
        decide(QUEUE, read.pk, Decision.PUBLISH, version=read.version, why="", by="staff", now=NOW)


def test_no_list_of_motions_loads_the_minutes_themselves(admin_client):
    motion = step(handed_in(), Act.PASS, in_public=True)
    actions.prove(motion.pk, NOW, proof="", minutes=("minutes.pdf", b"%PDF-1.7"))
    waits = motion.versions.get()
    with CaptureQueriesContext(connection) as asked:
        admin_client.get(f"/staff/review/motions/{waits.pk}/")
        published(motion)
        admin_client.get("/motions/all/")
        admin_client.get(f"/motions/{motion.pk}/")
        step(motion, Act.CORRECT)
    assert any('"motions_minutes"' in each["sql"] for each in asked)
    assert not [each["sql"] for each in asked if '"motions_minutes"."content"' in each["sql"]]


def test_one_that_staff_take_off_shows_no_older_one(client):
    motion = handed_in()
    published(motion)
    step(motion, Act.PASS, in_public=True)
    latest = published(motion)
    decide(QUEUE, latest.pk, Decision.WITHDRAW, version=latest.version, why="No such branch.", by="staff", now=NOW)
    assert client.get(f"/motions/{motion.pk}/").status_code == 404
    assert "No such branch." in Message.objects.latest("pk").text


def test_its_writer_takes_it_off_and_a_wrong_report_is_off_at_once(client):
    motion = passed()
    actions.choose_publicity(motion.pk, NOW, in_public=False)
    assert client.get(f"/motions/{motion.pk}/").status_code == 404
    other = passed(named="Further branch")
    step(other, Act.CORRECT)
    assert client.get(f"/motions/{other.pk}/").status_code == 404
    other.refresh_from_db()
    assert (other.state, other.votes_for) == ("submitted", None)


@pytest.mark.parametrize("off", ["the writer takes it off", "staff take it off", "it was reported wrongly"])
def test_minutes_go_with_what_is_taken_off_the_site(off):
    motion = passed()
    actions.prove(motion.pk, NOW, proof="https://example.org/minutes", minutes=("minutes.pdf", b"%PDF-1.7"))
    published(motion)
    assert public().get().minutes.name == "minutes.pdf"
    if off.startswith("the writer"):
        actions.choose_publicity(motion.pk, NOW, in_public=False)
    elif off.startswith("staff"):
        staff_take_off(motion)
    else:
        step(motion, Act.CORRECT)
    assert not Minutes.objects.exists()


def test_what_is_taken_off_leaves_the_minutes_of_a_version_that_waits():
    motion = passed()
    actions.prove(motion.pk, NOW, proof="", minutes=("first.pdf", b"%PDF-1.7"))
    published(motion)
    actions.prove(motion.pk, NOW, proof="", minutes=("second.pdf", b"%PDF-1.7"))
    staff_take_off(motion)
    assert list(Minutes.objects.values_list("name", flat=True)) == ["second.pdf"]
    assert motion.versions.get(state="held for review").minutes.name == "second.pdf"


def test_a_wrong_report_takes_its_proof_along_before_and_after_it_was_public():
    motion = step(handed_in(), Act.PASS, in_public=True)
    actions.prove(motion.pk, NOW, proof="https://example.org/minutes", minutes=("minutes.pdf", b"%PDF-1.7"))
    step(motion, Act.CORRECT)
    step(motion, Act.LOSE, in_public=True)
    motion.refresh_from_db()
    waits = motion.versions.get(state="held for review")
    assert (motion.proof, motion.minutes.count(), waits.proof, waits.minutes) == ("", 0, "", None)


def test_minutes_of_what_was_never_public_stay_with_the_writer():
    motion = step(begun(), Act.SUBMIT)
    step(motion, Act.PASS)
    actions.prove(motion.pk, NOW, proof="", minutes=("minutes.pdf", b"%PDF-1.7"))
    actions.choose_publicity(motion.pk, NOW, in_public=False)
    assert Minutes.objects.get().name == "minutes.pdf"


def test_a_child_in_a_clause_is_not_published(admin_client):
    motion = handed_in()
    version = motion.versions.get()
    version.clauses[0]["text"] = "Liam, aged 7, who has autism, waited a year."
    version.save()
    with pytest.raises(NotDecided, match="Liam"):
        decide(QUEUE, version.pk, Decision.PUBLISH, version=version.version, why="", by="staff", now=NOW)


def test_staff_see_others_of_the_same_body(admin_client):
    begun(email="bo@example.org", named="The Exampleshire Branch")
    version = handed_in().versions.get()
    page = admin_client.get(f"/staff/review/motions/{version.pk}/").content.decode()
    assert "Perhaps the same body" in page
    assert "The Exampleshire Branch, Cambridgeshire (in draft)" in page


def test_reviewers_of_the_group_read_motions_and_nobody_else_does(client, django_user_model):
    from django.contrib.auth.models import Group

    user = django_user_model.objects.create_user("reader", password="an example")
    client.force_login(user)
    assert client.get("/staff/review/motions/").status_code == 302
    user.groups.add(Group.objects.get(name="Motion reviewers"))
    assert client.get("/staff/review/motions/").status_code == 200


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("", {"council", "school"}),
        ("?kind=branch", {"council"}),
        ("?stands=passed", {"council", "school"}),
        ("?stands=lost", set()),
        ("?area=authority:E10000003", {"council"}),
        ("?area=constituency:E14000001", {"council", "school"}),  # the seat lies in that council, and the school in the seat
        ("?area=constituency:W07000001", set()),
        ("?area=nothing:x", {"council", "school"}),
        ("?kind=x&stands=y", {"council", "school"}),
    ],
)
def test_motions_are_found_by_kind_state_and_place(client, query, there):
    names = {"council": "Exampleshire branch", "school": "Example Primary School"}
    passed()
    passed(kind="governing-body", named=names["school"], place="school:999999")
    page = client.get(f"/motions/all/{query}").content.decode()
    assert {key for key, name in names.items() if name in page} == there


def test_an_area_tells_of_motions_near_it(client):
    motion = passed()
    seat = [link for link in links("constituency", "E14000001", NOW) if "motion" in link.words]
    assert [link.on for link in seat] == [motion.since]
    assert "Exampleshire branch" in client.get(seat[0].address).content.decode()
    assert not [link for link in links("constituency", "W07000001", NOW) if "motion" in link.words]
    assert any(address.endswith(f"/motions/{motion.pk}/") for address in public_addresses())


def test_a_letter_to_the_mp_begins_with_what_was_decided(client):
    motion = passed(kind="governing-body", named="Example Primary School", place="school:999999")
    page = client.get(f"/motions/{motion.pk}/").content.decode()
    address = page.split('class="button" href="/write/')[1].split('"')[0].replace("&amp;", "&")
    asked = parse_qs(urlsplit(address).query)
    assert asked["seat"] == ["E14000001"]
    words = taken(asked["begun"][0])
    assert words.startswith("On 20 November 2026, Example Primary School passed a motion")
    assert "31 for, 4 against" in words
    assert "to send this motion" in words
    start = client.get(f"/write/{address}").content.decode()
    assert 'name="begun"' in start
    client.post("/write/", {"home": "Example Seat", "home_choice": "E14000001", "begun": asked["begun"][0]})
    assert Draft.objects.get().answers == {"who": words}


@pytest.mark.parametrize(
    "forged",
    ["", "x", "On 20 November …", "a" * 9000, handed("Real words")[:-2] + "xx"],
    ids=[
        "nothing",
        "a letter",
        "words",
        "long",
        "changed",
    ],  # a signature holds the moment: each process would collect another name
)
def test_words_that_this_site_did_not_sign_are_not_taken(client, forged):
    assert taken(forged) == ""
    client.post("/write/", {"home": "Example Seat", "home_choice": "E14000001", "begun": forged[:5000]})
    assert Draft.objects.get().answers == {}


def test_words_come_back_as_they_were_handed_over():
    assert taken(handed("Ægir said: “no”.\nTwo lines")) == "Ægir said: “no”.\nTwo lines"
    assert len(taken(handed("x" * 9000))) == 1500


def test_the_family_tree_counts_what_was_passed_and_is_honest_with_few(client):
    page = client.get("/motions/consent/").content.decode()
    assert "0 motions so far" in page
    passed()
    step(handed_in(named="Lost branch"), Act.LOSE, in_public=True)
    struck = begun(named="Further branch")
    actions.reword(struck.pk, "meet-mps", before=next(c.text for c in struck.text if c.id == "meet-mps"), text="", now=NOW)
    step(struck, Act.SUBMIT, in_public=True)
    published(step(struck, Act.PASS, in_public=True))
    page = client.get("/motions/consent/").content.decode()
    assert "2 motions so far" in page
    assert "too few to say" in page
    assert "1 of 2" in page
    assert "%" not in page.split("<main")[1].split("</main>")[0].replace("100%", "")


def test_after_the_day_its_writer_is_asked_once():
    motion = handed_in()
    Motion.objects.filter(pk=motion.pk).update(meets_on=NOW.date() - dt.timedelta(days=1))
    handed_in(named="Further branch", email="bo@example.org")  # whose body has given no day
    assert actions.ask_what_came_of_it(NOW) == 1
    assert actions.ask_what_came_of_it(NOW) == 0
    told = Message.objects.get(kind="motion-what-came-of-it")
    assert told.to == ADA
    assert "What came of your motion" in told.text
    assert "/motions/find/" in told.text
    step(motion, Act.AMEND)  # it has answered
    assert actions.ask_what_came_of_it(NOW) == 0


@pytest.mark.parametrize(
    ("act", "meets_in", "asked"),
    [
        (Act.TABLE, 20, 1),  # reported before the meeting, with its day as it stood in the form
        (Act.AMEND, 20, 1),  # by a committee before it
        (Act.TABLE, 0, 1),  # on the day itself
        (Act.TABLE, -1, 0),  # after it: that is an answer
        (Act.AMEND, -1, 0),
    ],
)
def test_who_reports_before_the_meeting_is_asked_after_it(act, meets_in, asked):
    motion, day = handed_in(), NOW.date() + dt.timedelta(days=meets_in)
    Motion.objects.filter(pk=motion.pk).update(meets_on=day)
    step(motion, act, **({"meets_on": day} if act is Act.TABLE else {}))
    assert actions.ask_what_came_of_it(NOW) == 0
    assert actions.ask_what_came_of_it(NOW + dt.timedelta(days=22)) == asked


def test_who_gives_another_day_is_asked_after_that_one():
    motion = handed_in()
    Motion.objects.filter(pk=motion.pk).update(meets_on=NOW.date() - dt.timedelta(days=1))
    assert actions.ask_what_came_of_it(NOW) == 1
    step(motion, Act.TABLE, meets_on=NOW.date() + dt.timedelta(days=20))
    assert actions.ask_what_came_of_it(NOW) == 0
    assert actions.ask_what_came_of_it(NOW + dt.timedelta(days=22)) == 1


def test_the_map_counts_a_motion_once_in_each_seat_of_its_council():
    council, school = passed(), passed(kind="governing-body", named="Example Primary School", place="school:999999")
    assert seats_of([council, school], NOW.date()) == {"E14000001": 2}
    assert seats_of([], NOW.date()) == {}


def test_the_map_asks_as_much_for_many_councils_as_for_one(django_assert_num_queries):
    council, other = passed(), passed(named="Furthershire branch", email="bo@example.org")
    other.area_code, nowhere = "E10000004", Motion(area_kind="authority", area_code="E19999999")
    with django_assert_num_queries(1):
        assert seats_of([council, other, nowhere], NOW.date())["E14000001"] >= 1


def test_what_a_person_has_is_handed_out_and_erased_but_for_what_was_published(client):
    public_one, draft = passed(), begun(named="Further branch")
    actions.prove(draft_passed(draft).pk, NOW, proof="", minutes=("minutes.pdf", b"%PDF-1.7"))
    assert {row["named"] for row in export_person(ADA)["motions.Motion"]} == {"Exampleshire branch", "Further branch"}
    erase_person(ADA)
    kept = Motion.objects.get()
    assert (kept.pk, kept.email, kept.clauses, kept.minutes.count()) == (public_one.pk, "", [], 0)
    page = client.get(f"/motions/{public_one.pk}/").content.decode()
    assert "No child should do without help" in page  # the body's decision stays


def draft_passed(motion: Motion) -> Motion:
    return step(step(motion, Act.SUBMIT, in_public=True), Act.PASS, in_public=True)


def test_in_time_a_link_never_opened_goes_with_what_it_was_for(client):
    from causeway.privacy.retention import erase_what_is_due

    motion, opened = begun(named="Never opened", email="cy@example.org"), begun()
    Motion.objects.filter(pk=motion.pk).update(verified_at=None)
    erase_what_is_due(NOW + dt.timedelta(days=6))
    assert Motion.objects.count() == 2
    erase_what_is_due(NOW + dt.timedelta(days=8))
    assert Motion.objects.get() == opened
    erase_what_is_due(NOW + dt.timedelta(days=367))
    assert not Motion.objects.exists()

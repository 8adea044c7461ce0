"""The desk's forms: what is refused keeps what was typed, and whatever is sent is answered."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from causeway.motions.carrying import actions
from causeway.motions.carrying.domain import Act, State
from causeway.motions.models import Minutes, Motion
from tests.integration.motions.examples import ADA, begun, handed_in, opens, passed, published, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country", "figures")]
TODAY = timezone.localdate()


def upload(client, motion, content, name="minutes.pdf"):
    return client.post(f"/motions/mine/{motion.pk}/proof/", {"minutes": SimpleUploadedFile(name, content)})


def test_a_child_in_a_clause_is_refused_and_the_words_stay_in_the_box(client):
    motion = begun()
    opens(client, ADA)
    before = next(clause.text for clause in motion.text if clause.id == "postcode")
    sent = {"clause": "postcode", "before": before, "text": "Liam, aged 7, who has autism, waited."}
    page = client.post(f"/motions/mine/{motion.pk}/words/", sent).content.decode()
    assert "Liam, aged 7, who has autism, waited.</textarea>" in page
    assert '<details class="more" open>' in page
    page = client.post(
        f"/motions/mine/{motion.pk}/words/", {"part": "notes", "text": "Liam, aged 7, who has autism."}
    ).content.decode()
    assert "Liam, aged 7, who has autism.</textarea>" in page
    motion.refresh_from_db()
    assert "Liam" not in str(motion.clauses)


def test_a_place_that_nobody_has_filled_in_is_pointed_to_until_somebody_does(client):
    motion = begun(kind="council", named="Exampleshire County Council")
    opens(client, ADA)
    page = client.get(f"/motions/mine/{motion.pk}/").content.decode()
    assert f'<a href="/motions/mine/{motion.pk}/words/#clause-waits-report">[date]</a>' in page
    for clause in motion.text:
        if "[" in clause.text:
            sent = {"clause": clause.id, "before": clause.text, "text": clause.text.replace("[date]", "1 March 2027")}
            client.post(f"/motions/mine/{motion.pk}/words/", sent)
    assert "for you to fill in" not in client.get(f"/motions/mine/{motion.pk}/").content.decode()


def test_words_changed_in_another_window_are_shown_above_ones_own(client):
    motion = begun()
    opens(client, ADA)
    at = f"/motions/mine/{motion.pk}/words/"
    client.post(at, {"clause": "postcode", "before": "", "text": "Mine."})
    answer = client.post(at, {"clause": "postcode", "before": "something else", "text": "My own words."})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "changed in another window" in page
    assert "My own words.</textarea>" in page
    assert "No child should do without help" in page


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"GIF89a", "This is no PDF"),
        (b"%PDF-1.7 <</S/JavaScript/JS(x)>>", "holds a script"),
        (b"%PDF-" + b"0" * 2_000_001, "over 2 MB"),
    ],
)
def test_minutes_that_may_harm_are_not_kept(client, content, said):
    motion = passed()
    opens(client, ADA)
    assert said in upload(client, motion, content).content.decode()
    assert not Minutes.objects.exists()


def test_minutes_are_not_public_before_staff_have_read_the_version_with_them(client):
    motion = passed()
    opens(client, ADA)
    upload(client, motion, b"%PDF-1.7 first", "../../a b\r\nc.pdf")
    assert client.get(f"/motions/{motion.pk}/minutes.pdf").status_code == 404
    upload(client, motion, b"%PDF-1.7 second")
    assert [bytes(kept.content) for kept in Minutes.objects.all()] == [b"%PDF-1.7 second"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/x", "x" * 500, "http://"])
def test_a_link_that_is_none_of_a_page_is_refused(client, address):
    motion = passed()
    opens(client, ADA)
    client.post(f"/motions/mine/{motion.pk}/proof/", {"proof": address})
    motion.refresh_from_db()
    assert motion.proof == ""


@pytest.mark.parametrize(
    ("act", "typed", "said"),
    [
        ("pass", {"on": "", "in_public": "on"}, "Write the day"),
        ("pass", {"on": TODAY + dt.timedelta(days=1)}, "still to come"),
        ("pass", {"on": TODAY, "votes_for": 3, "votes_against": 9}, "say the opposite"),
        ("lose", {"on": TODAY, "votes_for": 9, "votes_against": 3}, "say the opposite"),
        ("pass", {"on": TODAY, "votes_for": 3}, "Give both numbers"),
        ("pass", {"on": TODAY, "votes_for": "-1", "votes_against": "x"}, "error"),
    ],
)
def test_a_step_that_cannot_be_so_is_asked_about(client, act, typed, said):
    motion = handed_in()
    opens(client, ADA)
    assert said in client.post(f"/motions/mine/{motion.pk}/step/{act}/", typed).content.decode()
    motion.refresh_from_db()
    assert motion.state == State.SUBMITTED


def test_what_is_not_possible_now_or_no_step_at_all_changes_nothing(client):
    motion = begun()
    opens(client, ADA)
    assert client.post(f"/motions/mine/{motion.pk}/step/pass/", {"on": TODAY}).status_code == 302
    assert client.get(f"/motions/mine/{motion.pk}/step/burn/").status_code == 404
    assert client.get(f"/motions/mine/{motion.pk}/tell/").status_code == 302
    client.post(f"/motions/mine/{motion.pk}/proof/", {"proof": "https://example.org/"})
    client.post(f"/motions/mine/{motion.pk}/newer/", {"clause": "x"})
    for sent in ({"clause": "x" * 500}, {"clause": "nothing", "before": "", "text": "y"}, {"part": "nothing", "text": "y"}, {}):
        assert client.post(f"/motions/mine/{motion.pk}/words/", sent).status_code in {200, 302, 404}
    motion.refresh_from_db()
    assert (motion.state, motion.proof) == (State.DRAFTED, "")


def test_getting_changes_nothing(client):
    motion = handed_in()
    opens(client, ADA)
    before = Motion.objects.values().get()
    for path in ("", "words/", "figures/", "step/pass/", "proof/", "newer/", "public/", "tell/"):
        client.get(f"/motions/mine/{motion.pk}/{path}?in_public=on&act=pass&clause=postcode")
    assert Motion.objects.values().get() == before


def test_staff_read_the_minutes_before_they_are_public_and_nobody_else_does(client, admin_client):
    motion = step(handed_in(), Act.PASS, in_public=True)
    opens(client, ADA)
    upload(client, motion, b"%PDF-1.7\n%%EOF")
    version = motion.versions.get()
    address = f"/staff/motions/{version.pk}/minutes.pdf"
    assert f'href="{address}"' in admin_client.get(f"/staff/review/motions/{version.pk}/").content.decode()
    assert admin_client.get(address).content == b"%PDF-1.7\n%%EOF"
    assert client.get(address).status_code == 302
    assert admin_client.get("/staff/motions/0/minutes.pdf").status_code == 404
    assert client.get(f"/motions/{motion.pk}/minutes.pdf").status_code == 404
    published(motion)
    assert client.get(f"/motions/{motion.pk}/minutes.pdf").status_code == 200


def test_what_is_taken_back_is_asked_no_day_and_says_what_goes(client):
    motion = passed()
    opens(client, ADA)
    at = f"/motions/mine/{motion.pk}/step/correct/"
    page = client.get(at).content.decode()
    assert "off the site at once" in page
    assert 'name="on"' not in page
    client.post(at)
    motion.refresh_from_db()
    assert (motion.state, motion.since) == (State.SUBMITTED, TODAY)


@pytest.mark.parametrize(
    ("act", "said"),
    [(Act.PASS, "as they were voted on"), (Act.TABLE, "If the meeting amends them"), (Act.WITHDRAW, "when it was withdrawn")],
)
def test_why_words_cannot_change_is_said_as_it_is(client, act, said):
    motion = step(handed_in(), act)
    opens(client, ADA)
    page = client.get(f"/motions/mine/{motion.pk}/words/").content.decode()
    assert said in page
    assert "take the motion back" not in page


@pytest.mark.parametrize("to", ["", TODAY + dt.timedelta(days=30)], ids=["no day known yet", "another day"])
def test_a_motion_is_put_off_to_another_meeting(client, to):
    motion = handed_in()
    opens(client, ADA)
    at, met = f"/motions/mine/{motion.pk}/", TODAY - dt.timedelta(days=1)
    assert "It is on the agenda" in client.get(at).content.decode()
    client.post(f"{at}step/table/", {"on": met, "meets_on": met})
    assert "put off to another meeting" in client.get(at).content.decode()
    form = client.get(f"{at}step/table/").content.decode()
    assert "<h1>It was put off" in form
    assert str(met) not in form  # the day that is over is not offered again
    client.post(f"{at}step/table/", {"on": TODAY, "meets_on": to})
    motion.refresh_from_db()
    assert (motion.state, motion.meets_on) == (State.ON_AGENDA, to or None)
    assert actions.ask_what_came_of_it(timezone.now() + dt.timedelta(days=31)) == bool(to)


def test_every_state_has_a_page_that_says_what_comes_next(client):
    motion = handed_in()
    opens(client, ADA)
    for act, words in (
        (Act.TABLE, "on the agenda"),
        (Act.AMEND, "Put in the amendments"),
        (Act.WITHDRAW, "withdrawn"),
        (Act.CORRECT, "in draft"),
    ):
        step(motion, act)
        page = client.get(f"/motions/mine/{motion.pk}/").content.decode()
        assert words in page
        assert "step/" in page

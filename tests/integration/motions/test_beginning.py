"""Beginning a motion: the place, the kind of body, what is there already, and who may ask how often."""

from types import SimpleNamespace

import pytest

from causeway.areas.placing import place_of, place_with
from causeway.limits.declared import DECLARED
from causeway.motions.carrying.models import Motion
from causeway.motions.wording.domain import Fate, compared
from causeway.outbox.models import Message
from tests.integration.motions.examples import ADA, COUNTY, begun, handed_in, opens, passed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("country", "figures")]
BEGIN = {"kind": "branch", "named": "Exampleshire branch", "place": "Cambridgeshire", "place_choice": COUNTY, "email": ADA}


def test_the_model_goes_in_with_the_first_figure_of_the_place():
    motion = begun()
    fates = [row.fate for row in compared(motion.began_with, motion.text)]
    assert set(fates) == {Fate.KEPT, Fate.LOCAL}
    figure = next(clause.figure for clause in motion.text if clause.figure)
    assert figure.key
    assert "Department for Education" in figure.source
    assert figure.link.startswith("http")
    assert motion.text.index(next(each for each in motion.text if each.figure)) < len(motion.text) - 5  # among what it notes


def test_each_nation_and_kind_has_its_own_words():
    welsh = begun(kind="governing-body", named="Example School", place="constituency:W07000001", email="bo@example.org")
    assert (welsh.nation, welsh.seat_code) == ("W92000004", "W07000001")
    assert "waits-ask-nations" in {clause.id for clause in welsh.text}
    assert "experts-here" not in {clause.id for clause in welsh.text}


def test_a_school_is_of_its_seat_and_its_council_and_a_branch_of_its_council():
    school = begun(kind="governing-body", named="Example Primary School", place="school:999999")
    assert (school.area_name, school.seat_code) == ("Dorset", "E14000001")
    assert begun(place="school:999999").seat_code == ""


@pytest.mark.parametrize("typed", ["", "x", "Ægir\x00", "SW1A", "999999999999", "٣٣٣", "constituency:", "q" * 400])
def test_any_place_can_be_typed(typed):
    answer = place_of(typed)
    assert answer.place is not None or answer.choices or answer.problem
    assert place_with(typed) is None


def test_several_places_are_offered_and_one_is_taken(client):
    page = client.post("/motions/begin/", BEGIN | {"place": "Example", "place_choice": ""}).content.decode()
    assert "Several places are called so" in page
    assert 'value="constituency:E14000001"' in page
    assert not Motion.objects.exists()
    again = BEGIN | {"place": "Example", "place_asked": "Example", "place_choice": "constituency:E14000001"}
    client.post("/motions/begin/", again)
    assert Motion.objects.get().area_code == "E14000001"


def test_another_place_typed_over_a_choice_is_what_counts(client):
    client.post("/motions/begin/", BEGIN | {"place": "Dorset", "place_asked": "Example", "place_choice": COUNTY})
    assert Motion.objects.get().area_name == "Dorset"


def test_where_the_campaign_does_not_reach_it_says_so(client):
    page = client.post("/motions/begin/", BEGIN | {"place": "Lothian", "place_choice": "health-board:S08000024"}).content.decode()
    assert "does not reach that nation" in page
    assert not Motion.objects.exists()


def test_what_is_public_of_the_same_body_is_shown_first(client):
    there = passed()
    page = client.post(
        "/motions/begin/", BEGIN | {"named": "The Exampleshire Branch", "email": "bo@example.org"}
    ).content.decode()
    assert f"/motions/{there.pk}/" in page
    assert "None of these is mine" in page
    assert Motion.objects.count() == 1
    client.post("/motions/begin/", BEGIN | {"named": "The Exampleshire Branch", "email": "bo@example.org", "sure": "on"})
    assert Motion.objects.count() == 2


def test_what_others_have_in_draft_or_not_yet_read_is_not_shown(client):
    begun()
    handed_in(email="cy@example.org", named="Further branch")
    for name in ("Exampleshire branch", "Further branch"):
        page = client.post("/motions/begin/", BEGIN | {"named": name, "email": "bo@example.org"}).content.decode()
        assert "may be of the same body" not in page


def test_who_begins_the_same_again_is_led_to_the_draft(client):
    motion = begun()
    client.post("/motions/begin/", BEGIN | {"named": "the exampleshire branch"})
    assert Motion.objects.get() == motion
    assert Message.objects.filter(to=ADA).count() == 2


def test_a_child_in_the_name_is_refused_and_what_was_typed_stays(client):
    page = client.post("/motions/begin/", BEGIN | {"named": "Friends of Liam, aged 7, who has autism"}).content.decode()
    assert "Liam" in page
    assert "error" in page
    assert not Motion.objects.exists()


def test_many_from_one_mailbox_are_held_off(client, monkeypatch):
    monkeypatch.setattr("causeway.motions.carrying.beginning_views.BEGUN_BY", type(DECLARED["motions.begin.email"])(
        "motions.begin.email", 2, DECLARED["motions.begin.email"].window, "", ""))  # fmt: skip
    answers = [client.post("/motions/begin/", BEGIN | {"named": f"Branch number {word}"}) for word in ("one", "two", "three")]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert Motion.objects.count() == 2


def test_a_campaign_without_motions_has_no_such_room(client, monkeypatch):
    monkeypatch.setattr("causeway.motions.carrying.beginning_views.MOTIONS", SimpleNamespace(words=lambda: None))
    for path in ("", "conference/", "model/branch/", "begin/", "all/", "consent/"):
        assert client.get(f"/motions/{path}").status_code == 404


def test_a_desk_is_nobody_elses(client):
    motion, other = begun(), begun(email="bo@example.org", named="Further branch")
    opens(client, ADA)
    for path in ("", "words/", "figures/", "step/submit/", "proof/", "tell/", "paper/motion.docx"):
        assert client.get(f"/motions/mine/{other.pk}/{path}").status_code == 404
    assert client.post(f"/motions/mine/{other.pk}/public/", {"in_public": "on"}).status_code == 404
    other.refresh_from_db()
    assert not other.in_public
    assert motion.pk != other.pk

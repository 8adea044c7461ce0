"""Once sealed, nothing of a survey changes; what would be changed is seen at once, and only notes are added."""

import hashlib
import json

import pytest

from causeway.audit.models import Entry
from causeway.surveys.answering.people import list_people, read_people
from causeway.surveys.counting.looking_after import look_after
from causeway.surveys.survey import actions as acts
from causeway.surveys.survey.models import SealBroken, Survey
from tests.integration.surveys.conftest import AFTER, NOW, opened, text

pytestmark = pytest.mark.django_db


def draft(**more):
    return acts.write(text(**more), "An example survey", "example-staff")


def test_the_seal_is_the_hash_of_a_public_text_that_holds_everything(client, schools):
    survey = opened(weighting="[region]")
    body = client.get(f"/surveys/{survey.uid}/sealed.json").content
    kept = json.loads(body)
    assert hashlib.sha256(body).hexdigest() == survey.seal
    assert kept["schools"]["by"] == {"region": {"E12000001": 30}, "kind": {"primary": 20, "secondary": 10}}
    assert (kept["survey"]["closes"], kept["survey"]["weighting"]) == ("2026-12-20", ["region"])
    assert kept["survey"]["tables"][1] == {"question": "tried", "by": "kind"}
    page = client.get(f"/surveys/{survey.uid}/sealed/").content.decode()
    assert survey.seal in page
    assert Entry.objects.get(act__contains="staff seal it").detail["sha256"] == survey.seal


def test_what_is_sealed_cannot_be_changed_by_any_act(schools):
    survey = opened()
    with pytest.raises(acts.NotNow, match="cannot be changed any more"):
        acts.change(survey.pk, text(), "Another", survey.version, "example-staff")
    with pytest.raises(ValueError, match="sealed"):
        list_people(survey.pk, read_people("one@example.org"), "example-staff")
    with pytest.raises(acts.NotNow, match="sealed already"):
        acts.seal(survey.pk, survey.version, "example-staff", NOW)


def test_a_letter_changed_in_the_database_breaks_the_seal(client, schools):
    survey = opened()
    Survey.objects.filter(pk=survey.pk).update(sealed_text=survey.sealed_text.replace("Did your school try?", "Did you not try?"))
    with pytest.raises(SealBroken):
        _ = Survey.objects.get(pk=survey.pk).sealed
    assert client.get(f"/surveys/{survey.uid}/").status_code == 404
    assert client.get("/surveys/").status_code == 200
    look_after(NOW)  # what was begun with others goes on
    assert Survey.objects.get(pk=survey.pk).is_open


def test_a_note_stands_on_the_page_and_changes_nothing(client, schools):
    survey = opened()
    acts.correct(survey.pk, "An example of what was wrong.", "example-staff", NOW)
    assert "An example of what was wrong." in client.get(f"/surveys/{survey.uid}/").content.decode()
    assert Survey.objects.get(pk=survey.pk).seal == survey.seal


def test_a_draft_is_sealed_only_as_it_was_read_and_with_people_on_its_list(schools):
    with pytest.raises(acts.NotNow, match="Read it again"):
        acts.seal(draft().pk, 7, "example-staff", NOW)
    with pytest.raises(acts.NotNow, match="List who is asked first"):
        acts.seal(draft(way="links", drawn="everyone").pk, 1, "example-staff", NOW)
    with pytest.raises(acts.NotNow, match="first day is over"):
        acts.seal(draft().pk, 1, "example-staff", AFTER)


def test_a_draft_is_nobodys_to_read(client):
    assert client.get(f"/surveys/{draft().uid}/").status_code == 404
    assert client.get(f"/surveys/{draft().uid}/sealed/").status_code == 404


def test_lines_that_say_nobody_are_told_by_number():
    listed = read_people("one@example.org, 123456\n\nno address\ntwo@example.org; 12\nONE@example.org\nthree@example.org")
    assert [email for email, _urn in listed.people] == ["one@example.org", "three@example.org"]
    assert [problem.split(":")[0] for problem in listed.problems] == ["Line 3", "Line 4"]

"""Staff write a survey as YAML or by a form, list who is asked, seal it, publish it; words are read before anybody quotes them."""

import datetime as dt
from dataclasses import replace

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from causeway.briefings.composing.slides import deck
from causeway.frame.rooms import published_figures, shareable
from causeway.letters.letter import figures
from causeway.surveys.answering.models import Response
from causeway.surveys.counting.actions import make
from causeway.surveys.counting.looking_after import look_after
from causeway.surveys.quotations.models import Quotation
from causeway.surveys.survey import actions as acts
from causeway.surveys.survey.models import Survey
from causeway.surveys.survey.reading import read
from tests.integration.surveys.conftest import AFTER, opened, sent, text
from tests.unit.briefings.example_area import example_data

pytestmark = pytest.mark.django_db


def formset(*questions):
    said = {"q-TOTAL_FORMS": "12", "q-INITIAL_FORMS": "0"}
    for at in range(12):
        given = questions[at] if at < len(questions) else {}
        said |= {f"q-{at}-{name}": given.get(name, "") for name in ("kind", "text", "options", "after")}
    return said


def head(**more):
    today = timezone.localdate()
    return {
        "title": "An example",
        "intro": "Example words.",
        "who": "Example leaders",
        "way": "open",
        "opens": today.isoformat(),
        "closes": (today + dt.timedelta(days=9)).isoformat(),
        "breaks": ["region"],
        **more,
    }


def test_yaml_that_is_wrong_comes_back_with_a_sentence_and_its_words(staff):
    answer = staff.post("/staff/surveys/new/", {"text": text().replace("kind: scale", "kind: stars")})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "questions › soon › kind" in page
    assert "kind: stars" in page
    assert not Survey.objects.exists()


def test_a_survey_by_the_form_is_the_survey_that_yaml_would_say(staff):
    one = {"kind": "single", "text": "Did it help?", "options": "Yes\nNo"}
    two = {"kind": "scale", "text": "How much?", "options": "little\nmuch", "after": "1: 1"}
    answer = staff.post(
        "/staff/surveys/new/form/", {**head(), **formset(one, two, {"kind": "number", "text": "How many?", "options": "0\n5"})}
    )
    survey = Survey.objects.get()
    assert answer["Location"] == f"/staff/surveys/{survey.pk}/"
    said = read(survey.draft)
    assert [question.key for question in said.questions] == ["q1", "q2", "q3"]
    assert said.questions[1].only_if.answers == ("1",)
    assert said.questions[2].bands == (0, 5)
    assert len(said.tables) == 6
    page = staff.get(f"/staff/surveys/{survey.pk}/form/").content.decode()
    assert "Did it help?" in page
    assert "1: 1" in page


def test_the_form_shows_what_is_there_and_one_is_added_without_a_script(staff):
    page = staff.get("/staff/surveys/new/form/").content.decode()
    assert page.count('class="survey-block"') == 1
    typed = {"kind": "single", "text": "Did it help?", "options": "Yes\nNo"}
    some = {key: value for key, value in formset(typed).items() if key.startswith("q-0-")} | {
        "q-TOTAL_FORMS": "1",
        "q-INITIAL_FORMS": "0",
    }
    answer = staff.post("/staff/surveys/new/form/", {"title": "Half typed", "breaks": ["region"], **some, "add": "1"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not Survey.objects.exists()
    assert page.count('class="survey-block"') == 2
    assert 'value="Half typed"' in page
    assert "Did it help?" in page
    assert "Yes\nNo" in page
    assert "Say who is asked" not in page, "nobody is told what is missing while they write"
    assert 'name="q-TOTAL_FORMS" value="2"' in page
    most = staff.post("/staff/surveys/new/form/", {"q-TOTAL_FORMS": "12", "q-INITIAL_FORMS": "0", "add": "1"}).content.decode()
    assert most.count('class="survey-block"') == 12
    assert "There can be 12 questions at most" in " ".join(most.split())
    assert 'name="add"' not in most


def test_an_empty_form_says_of_each_field_what_is_missing(staff):
    page = staff.post("/staff/surveys/new/form/", formset({"kind": "single", "text": "Did it?"})).content.decode()
    for said in (
        "Give it a title.",
        "Say what it is about, and",
        "Say who is asked.",
        "Choose who can answer.",
        "Choose its first day.",
    ):
        assert said in page
    assert "This field is required" not in page


def test_a_question_taken_out_leaves_the_others_in_order(staff):
    ones = [{"kind": "single", "text": f"Number {at}?", "options": "Yes\nNo"} for at in (1, 2, 3)]
    staff.post(
        "/staff/surveys/new/form/",
        {**head(), **formset(ones[0], {**ones[1], "kind": ""}, {**ones[2], "after": "1: 2"}, {**ones[1], "after": "3: 1"})},
    )
    survey = Survey.objects.get()
    said = read(survey.draft)
    assert [(each.key, each.text) for each in said.questions] == [("q1", "Number 1?"), ("q2", "Number 3?"), ("q3", "Number 2?")]
    assert [each.only_if and each.only_if.question for each in said.questions] == [None, "q1", "q2"]
    page = staff.get(f"/staff/surveys/{survey.pk}/form/").content.decode()
    assert page.count('class="survey-block"') == 3


def test_a_question_that_depends_on_one_taken_out_gets_a_sentence(staff):
    one = {"kind": "single", "text": "One?", "options": "Yes\nNo"}
    answer = staff.post("/staff/surveys/new/form/", {**head(), **formset({**one, "kind": ""}, {**one, "after": "1: 1"})})
    assert answer.status_code == 422
    assert not Survey.objects.exists()


def test_what_the_form_cannot_hold_is_not_lost_in_it(staff):
    survey = acts.write(text(), "An example survey", "example-staff")
    assert staff.get(f"/staff/surveys/{survey.pk}/form/")["Location"] == f"/staff/surveys/{survey.pk}/change/"


def test_a_form_with_an_answer_missing_says_which_question(staff):
    answer = staff.post(
        "/staff/surveys/new/form/", {**head(), **formset({"kind": "single", "text": "Did it?", "options": "Yes"})}
    )
    assert answer.status_code == 422
    assert "questions › q1" in answer.content.decode()
    assert "Did it?" in answer.content.decode()


def test_two_who_change_one_draft_do_not_overwrite_each_other(staff):
    survey = acts.write(text(), "An example survey", "example-staff")
    acts.change(survey.pk, text(), "An example survey", 1, "another")
    answer = staff.post(f"/staff/surveys/{survey.pk}/change/", {"text": text(), "version": "1"})
    assert "Somebody else changed it" in answer.content.decode()


def test_who_is_asked_is_listed_and_a_new_list_takes_its_place(staff, schools):
    survey = acts.write(text(way="links", drawn="everyone"), "An example survey", "example-staff")
    address = f"/staff/surveys/{survey.pk}/people/"
    assert staff.post(address, {"people": "no address"}).status_code == 422
    staff.post(address, {"people": "one@example.org, 100001\ntwo@example.org, 999999"})
    staff.post(address, {"people": "three@example.org, 100021"})
    kept = Response.objects.get()
    assert (kept.email, kept.region, kept.kind) == ("three@example.org", "E12000001", "secondary")


def test_a_list_of_twenty_thousand_is_taken_whole(staff, schools):
    survey = acts.write(text(way="links", drawn="everyone"), "An example survey", "example-staff")
    people = "\n".join(f"example{number}@example.org, {100000 + number % 30}" for number in range(20_000))
    staff.post(f"/staff/surveys/{survey.pk}/people/", {"people": people})
    assert Response.objects.count() == 20_000


def test_only_editors_seal(client, schools):
    writer = User.objects.create_user("example-writer", "writer@example.org", "example-password-long")
    writer.groups.add(Group.objects.get(name="Survey writers"))
    client.force_login(writer)
    survey = acts.write(text(), "An example survey", "example-staff")
    assert client.get(f"/staff/surveys/{survey.pk}/").status_code == 200
    client.post(f"/staff/surveys/{survey.pk}/act/", {"act": "seal", "version": "1"})
    assert Survey.objects.get().is_draft


def finished(many=60):
    survey = opened()
    for number in range(many):
        sent(survey, number, own={"text": f"Plain example {number % 2}", "quote": number % 2 == 1})
    look_after(AFTER)
    look_after(AFTER)
    make(survey.pk, AFTER)
    return Survey.objects.get(pk=survey.pk)


def test_staff_read_the_results_before_they_publish_them(staff, schools):
    survey = finished()
    page = staff.get(f"/staff/surveys/{survey.pk}/").content.decode()
    assert "What everybody would read" in page
    staff.post(f"/staff/surveys/{survey.pk}/act/", {"act": "publish"})
    assert Survey.objects.get().is_published
    assert "nobody was drawn by chance" in staff.get(f"/surveys/{survey.uid}/").content.decode()


def test_a_note_and_a_reason_to_call_it_off_need_words(staff, schools):
    survey = opened()
    staff.post(f"/staff/surveys/{survey.pk}/act/", {"act": "call_off", "text": ""})
    assert Survey.objects.get().is_open
    staff.post(f"/staff/surveys/{survey.pk}/act/", {"act": "note", "text": "An example note."})
    staff.post(f"/staff/surveys/{survey.pk}/act/", {"act": "call_off", "text": "An example of why."})
    assert Survey.objects.get().is_called_off


def test_words_are_quoted_only_with_consent_and_once_staff_have_read_them(staff, schools):
    survey = finished(20)
    acts.publish(survey.pk, "example-staff", AFTER)
    agreed = Quotation.objects.filter(may_be_quoted=True)
    assert agreed.count() == 10
    page = staff.get("/staff/review/survey-quotations/").content.decode()
    assert "Plain example 1" in page
    assert "Plain example 0" not in page
    assert "Plain example" not in staff.get(f"/surveys/{survey.uid}/").content.decode()
    one = agreed.first()
    staff.post(f"/staff/review/survey-quotations/{one.pk}/", {"decision": "publish", "version": "1"})
    assert "Plain example 1" in staff.get(f"/surveys/{survey.uid}/").content.decode()


def test_a_result_is_a_figure_a_card_and_a_text_each_with_its_base(schools):
    survey = finished()
    assert published_figures() == []
    assert shareable("surveys", survey.uid) is None
    acts.publish(survey.pk, "example-staff", AFTER)
    figure = next(each for each in published_figures() if each.key.endswith(":tried"))
    assert figure.headline == "67%"
    assert "of 60 who answered; not a random sample" in figure.sentence
    shared = shareable("surveys", survey.uid)
    assert "of 60 who answered" in shared.card
    assert all("{link}" in words for _name, words in shared.texts)
    assert "of 60 who answered" in shared.texts[0][1]


def test_everybody_finds_what_is_open_and_what_came_of_it(client, schools):
    survey = opened()
    assert f"/surveys/{survey.uid}/" in client.get("/surveys/").content.decode()
    assert "Answer it" in client.get(f"/surveys/{survey.uid}/").content.decode()


def test_totals_of_others_stand_as_published_with_what_is_not_known(client, db):
    page = client.get("/surveys/").content.decode()
    assert "653 school leaders answered." in page
    assert "How many were asked, and so how many chose not to answer." in page


def test_a_letter_and_the_slides_can_take_the_figure_with_its_base(schools):
    survey = finished()
    acts.publish(survey.pk, "example-staff", AFTER)
    offered = figures.of_rooms()
    arranged = figures.arrange([], "", offered)
    (group, cards) = arranged.rest[0]
    assert (str(group), len(cards)) == ("What schools told us", 2)  # of two questions an answer is told
    kept = figures.snapshot(cards[0])
    assert kept.headline == "67%"
    assert "of 60 who answered; not a random sample" in kept.sentence
    assert kept.link.endswith(f"/surveys/{survey.uid}/")
    assert figures.by_key(cards[0].key) is None  # a later letter looks for figures of areas only, and finds none
    paper = replace(example_data(), of_rooms=published_figures)
    (slide,) = [one for one in deck(paper).slides if one.big and "Anyone with the link" in one.small]
    assert slide.big.value == "67%"
    assert "not a random sample" in slide.lead
    assert "Anyone with the link could answer" in slide.small

"""Answers are counted ten or more at a time, and then no join finds whose they were; what is told follows from the tallies."""

import datetime as dt
import json
from collections import Counter

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from causeway.outbox import no_more
from causeway.outbox.models import Message, address_key
from causeway.surveys.answering import actions as answering
from causeway.surveys.answering.models import Response
from causeway.surveys.counting import looking_after
from causeway.surveys.counting.actions import count, make
from causeway.surveys.counting.models import Release, Tally
from causeway.surveys.quotations.models import Quotation
from causeway.surveys.survey import actions as acts
from causeway.surveys.survey.models import Survey
from tests.integration.surveys.conftest import AFTER, NOW, opened, sent

pytestmark = pytest.mark.django_db


def test_nothing_is_counted_while_fewer_than_ten_wait(schools):
    survey = opened()
    for number in range(9):
        sent(survey, number)
    assert count(survey.pk, NOW) == 0
    assert not Tally.objects.exists()
    sent(survey, 9)
    assert count(survey.pk, NOW) == 10
    assert Tally.objects.filter(question="").count() == 2
    assert sum(Tally.objects.filter(question="").values_list("many", flat=True)) == 10


def test_a_page_that_was_not_asked_and_one_left_open_are_counted_alike(schools):
    survey = opened()
    for number in range(10):
        sent(survey, number, tried="no", how=["a"], soon=None)
    count(survey.pk, NOW)
    answers = Counter()
    for tally in Tally.objects.exclude(question=""):
        answers[tally.question, tally.answer] += tally.many
    assert answers == {("tried", "no"): 10, ("how", "-"): 10, ("soon", "-"): 10, ("weeks", "0"): 5, ("weeks", "5"): 5}


def test_an_option_that_stands_twice_in_one_answer_is_counted_once(schools):
    survey = opened()
    for number in range(10):
        sent(survey, number, tried="yes", how=["a", "a", "b"])
    count(survey.pk, NOW)
    for answer in ("a", "b"):
        assert sum(Tally.objects.filter(question="how", answer=answer).values_list("many", flat=True)) == 10


def rows_of(model):
    """Every row of a model, with all that stands in it."""
    names = [column.attname for column in model._meta.concrete_fields]
    return [dict(zip(names, map(str, row), strict=True)) for row in model._default_manager.values_list(*names)]


def test_no_join_restores_whose_a_counted_answer_was(schools):
    """From somebody's address and link, walk over every value in the database that rows share: no answer is reached."""
    people = [(f"example{number}@example.org", 100000 + number) for number in range(15)]
    survey = opened(way="links", drawn="everyone", people=people)
    looking_after.look_after(NOW)
    for number, response in enumerate(Response.objects.order_by("pk")):
        answering.keep(
            response.pk, {}, {"tried": "yes", "weeks": number, "own": {"text": f"plain words {number}", "quote": True}}, "", NOW
        )
        answering.send(response.pk, NOW)
    known = {(row.email, row.pk, row.nonce) for row in Response.objects.all()}
    assert count(survey.pk, NOW) == 15

    kept = {model: rows_of(model) for model in apps.get_models() if model._meta.managed}
    assert all(row["email"] == row["region"] == row["kind"] == row["size"] == "" for row in kept[Response])
    assert all(row["answers"] == "{}" and row["written_on"] == "None" for row in kept[Response])
    # All that a counted row still says is the same in every one of them, except the key and the nonce of its link.
    assert len({json.dumps({**row, "id": "", "nonce": ""}, sort_keys=True) for row in kept[Response]}) == 1
    for model in (Tally, Quotation):
        values = {value for row in kept[model] for column, value in row.items() if column not in {"many", "survey_id", "id"}}
        for email, _key, nonce in known:
            assert not any(email in value or nonce in value for value in values)
        # Nothing in these rows points at anything of a person: the survey is all that they hang on.
        assert [field.related_model for field in model._meta.concrete_fields if field.is_relation] == [Survey]
    assert not {"at", "created", "made"} & {field.name for field in Tally._meta.concrete_fields}
    assert len({row["state_since"] for row in kept[Quotation]}) == 1


def test_the_order_of_kept_words_is_not_that_of_their_writers(schools):
    survey = opened()
    for number in range(12):
        sent(survey, number, own={"text": f"words {number}", "quote": False})
    count(survey.pk, NOW)
    assert [each.text for each in Quotation.objects.order_by("pk")] != [f"words {number}" for number in range(12)]


def test_the_database_refuses_a_counted_row_that_says_whose_it_was(schools):
    survey = opened()
    response = sent(survey)
    with pytest.raises(IntegrityError, match="surveys_counted_is_nobodys"), transaction.atomic():
        Response.objects.filter(pk=response.pk).update(state="counted")


def closed_with(many, **more):
    survey = opened(**more)
    for number in range(many):
        sent(survey, number)
    looking_after.look_after(AFTER)  # closes it
    looking_after.look_after(AFTER)  # counts what is left, and hands the tables over
    make(survey.pk, AFTER)
    return Survey.objects.get(pk=survey.pk)


def test_a_survey_closes_by_itself_and_what_is_told_has_the_right_base(client, schools):
    survey = closed_with(60)
    assert survey.is_ready
    release = Release.objects.get()
    assert release.told["answered"] == 60
    assert release.told["questions"]["tried"]["numbers"] == {"yes": 40, "no": 20, "-": None}
    assert client.get(f"/surveys/{survey.uid}/numbers.csv").status_code == 404
    acts.publish(survey.pk, "example-staff", AFTER)
    page = client.get(f"/surveys/{survey.uid}/").content.decode()
    assert "of 60 who answered; not a random sample" in page
    assert "nobody was drawn by chance" in page
    assert "Somebody who tried could answer more than once" in page
    lines = client.get(f"/surveys/{survey.uid}/numbers.csv").content.decode().splitlines()
    assert "tried,Yes,,,40" in lines
    assert not any(line.rpartition(",")[2].isdigit() and int(line.rpartition(",")[2]) <= 10 for line in lines)


def test_of_ten_or_fewer_the_page_tells_nothing(client, schools):
    survey = closed_with(7)
    acts.publish(survey.pk, "example-staff", AFTER)
    page = client.get(f"/surveys/{survey.uid}/").content.decode()
    assert "Ten or fewer answered" in page
    assert "Yes</th>" not in page


def test_the_effect_of_weighting_is_shown(client, schools):
    survey = closed_with(60, weighting="[kind]")
    told = Release.objects.get().told
    assert told["weights"]["by"] == ["kind"]
    assert set(told["questions"]["tried"]["weighted"]) == {"yes", "no"}
    acts.publish(survey.pk, "example-staff", AFTER)
    page = client.get(f"/surveys/{survey.uid}/").content.decode()
    assert "The largest weight is 1.3" in page  # half answered from each kind; two thirds of the schools are primary


def test_tables_are_made_once(schools):
    survey = closed_with(30)
    assert make(survey.pk, AFTER) is None
    assert Release.objects.count() == 1


def test_called_off_nothing_that_was_answered_stays(client, schools):
    survey = opened()
    sent(survey, own={"text": "plain words", "quote": True})
    acts.call_off(survey.pk, "An example of why.", "example-staff", NOW)
    looking_after.look_after(NOW)
    assert {(row.state, row.region, str(row.answers)) for row in Response.objects.all()} == {("ended", "", "{}")}
    assert not Tally.objects.exists()
    assert "An example of why." in client.get(f"/surveys/{survey.uid}/").content.decode()


def test_who_has_a_link_is_asked_and_reminded_twice_at_most_and_never_after_no_more(schools):
    people = [(f"example{number}@example.org", 100000 + number) for number in range(12)]
    opened(way="links", drawn="everyone", people=people)
    no_more.suppress(address_key("example3@example.org"))
    for days in range(19):
        looking_after.look_after(NOW + dt.timedelta(days=days))
    letters = Counter((message.kind, message.to) for message in Message.objects.all())
    assert letters["survey-asked", "example1@example.org"] == 1
    assert letters["survey-reminded", "example1@example.org"] == 2
    assert not [to for _kind, to in letters if to == "example3@example.org"]

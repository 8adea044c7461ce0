"""A respondent's way: one thing a page, kept as one goes, sent once, taken back while it can be."""

import re

import pytest

from causeway.outbox.models import Message
from causeway.surveys.answering.limits import BEGUN
from causeway.surveys.answering.models import LINK, Response
from causeway.surveys.counting.actions import count
from causeway.surveys.survey.models import Survey
from tests.integration.surveys.conftest import NOW, opened, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(client, schools):
    """Somebody has begun; returns where their pages are."""
    survey = opened()
    first = client.post(f"/surveys/{survey.uid}/begin/")["Location"]
    assert first.endswith("/page/about-region/")
    return first.removesuffix("page/about-region/")


def step(client, begun, name, **typed):
    return client.post(f"{begun}page/{name}/", typed)


def test_one_thing_a_page_and_a_branch_only_for_who_is_asked(client, begun):
    assert client.post(begun)["Location"] == f"{begun}page/about-region/"
    assert step(client, begun, "about-region", answer="E12000001")["Location"] == f"{begun}page/about-kind/"
    step(client, begun, "about-kind", answer="-")
    assert step(client, begun, "tried", answer="no")["Location"] == f"{begun}page/weeks/"
    assert client.get(f"{begun}page/how/").status_code == 404
    assert step(client, begun, "tried", answer="yes")["Location"] == f"{begun}page/how/"
    step(client, begun, "how", answer=["a", "b"])
    step(client, begun, "weeks", answer="7")
    step(client, begun, "soon", answer="")
    assert step(client, begun, "own", answer="plain words", quote="on")["Location"] == f"{begun}check/"
    page = client.get(f"{begun}check/").content.decode()
    assert "By letter; By telephone" in page
    assert "7 weeks" in page
    assert "Left open" in page
    client.post(f"{begun}check/")
    kept = Response.objects.get()
    assert (kept.state, kept.region, kept.kind) == ("sent", "E12000001", "")
    assert kept.answers == {"tried": "yes", "how": ["a", "b"], "weeks": 7, "own": {"text": "plain words", "quote": True}}
    assert "Your answers are sent" in client.get(begun).content.decode()


def test_it_goes_on_where_it_was(client, begun):
    step(client, begun, "about-region", answer="")
    step(client, begun, "about-kind", answer="primary")
    assert client.post(begun)["Location"] == f"{begun}page/tried/"


def test_a_number_that_is_none_is_refused_and_stays_in_the_field(client, begun):
    answer = step(client, begun, "weeks", answer="about seven")
    assert answer.status_code == 422
    assert "Write a whole number in digits" in answer.content.decode()
    assert 'value="about seven"' in answer.content.decode()


def test_words_that_point_to_a_child_are_not_taken(client, begun):
    answer = step(client, begun, "own", answer="Jake, aged 8, waited a year.")
    assert answer.status_code == 422
    assert "Jake, aged 8" in answer.content.decode()
    assert "own" not in Response.objects.get().answers


@pytest.mark.parametrize(("then", "leads"), [("back", "page/tried/"), ("later", "")])
def test_what_is_typed_is_kept_whichever_way_one_leaves_a_page(client, begun, then, leads):
    step(client, begun, "tried", answer="yes")
    answer = step(client, begun, "how", answer=["b"], then=then)
    assert answer["Location"] == f"{begun}{leads}"
    assert Response.objects.get().answers["how"] == ["b"]
    assert client.post(begun)["Location"] == f"{begun}page/{'tried' if then == 'back' else 'how'}/"


def test_whoever_leaves_with_words_that_cannot_be_kept_still_has_them(client, begun):
    answer = step(client, begun, "own", answer="Jake, aged 8, waited a year.", then="later")
    assert answer.status_code == 422
    assert "Jake, aged 8" in answer.content.decode()


def test_a_browser_begins_once(client, begun):
    survey = Survey.objects.get()
    assert client.get(f"/surveys/{survey.uid}/begin/")["Location"] == begun
    assert Response.objects.count() == 1


@pytest.mark.parametrize("cookie", ["", "nonsense", "a/b", "a:b:c"])
def test_a_cookie_that_leads_nowhere_keeps_nobody_out(client, schools, cookie):
    survey = opened()
    client.cookies[f"causeway_survey_{survey.uid}"] = cookie
    assert client.get(f"/surveys/{survey.uid}/begin/").status_code == 200


def test_an_option_sent_many_times_is_one_answer(client, begun):
    step(client, begun, "tried", answer="yes")
    step(client, begun, "how", answer=["b", *["a"] * 500])
    assert Response.objects.get().answers["how"] == ["b", "a"]


def test_too_many_beginnings_are_refused_and_counted(client, schools):
    survey = opened()
    for _number in range(BEGUN.default + 2):
        client.cookies.clear()
        answer = client.post(f"/surveys/{survey.uid}/begin/")
    assert answer.status_code == 429
    assert Response.objects.count() == BEGUN.default
    assert Survey.objects.get().refused == 2


def test_a_form_filled_by_a_program_begins_nothing(client, schools):
    survey = opened()
    client.post(f"/surveys/{survey.uid}/begin/", {"website": "https://example.org"})
    assert not Response.objects.exists()


def test_sent_answers_can_be_taken_back_until_they_are_counted(client, schools):
    survey = opened()
    first = sent(survey)
    address = f"/surveys/answer/{LINK.signed(first)}/"
    client.post(f"{address}change/", {"what": "change"})
    assert Response.objects.get(pk=first.pk).state == "begun"
    client.post(f"{address}check/")
    for number in range(9):
        sent(survey, number)
    count(survey.pk, NOW)
    page = client.get(address).content.decode()
    assert "Your answers are counted" in page
    client.post(f"{address}change/", {"what": "change"})
    assert Response.objects.get(pk=first.pk).state == "counted"
    assert "counted already" in client.post(f"{address}change/", {"what": "forget"}).content.decode()


def test_who_does_not_want_to_answer_leaves_nothing(client, begun):
    step(client, begun, "about-kind", answer="primary")
    client.post(f"{begun}change/", {"what": "forget"})
    kept = Response.objects.get()
    assert (kept.state, kept.kind, kept.answers) == ("ended", "", {})


def test_the_link_is_mailed_and_the_address_kept_with_nothing(client, begun):
    client.post(f"{begun}link/", {"email": "head@example.org"})
    message = Message.objects.get(kind="survey-link")
    assert re.search(r"/surveys/answer/\S+", message.text)[0] in message.text
    assert "If it was not you, do not answer with this link" in message.text
    assert Response.objects.get().email == ""
    assert client.post(f"{begun}link/", {"email": "none"}).status_code == 422


def test_a_link_that_is_none_says_so(client, schools):
    assert client.get("/surveys/answer/nonsense/").status_code == 404


def test_who_has_a_personal_link_is_not_asked_what_it_says_and_begins_nowhere_else(client, schools):
    people = [(f"example{number}@example.org", 100000 + number) for number in range(12)]
    survey = opened(way="links", drawn="everyone", people=people)
    assert client.post(f"/surveys/{survey.uid}/begin/")["Location"] == f"/surveys/{survey.uid}/"
    address = f"/surveys/answer/{LINK.signed(Response.objects.first())}/"
    assert client.post(address)["Location"] == f"{address}page/tried/"


def test_a_closed_survey_takes_nothing_more(client, begun):
    Survey.objects.update(state="closed")
    assert step(client, begun, "tried", answer="yes")["Location"] == begun
    assert Response.objects.get().answers == {}

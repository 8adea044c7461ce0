"""Nobody hears from the campaign without a yes in words and a second one from their own mailbox; both are kept as proof."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from causeway.campaign.pack import campaign
from causeway.outbox.models import Message
from causeway.supporters.joining import actions as acts
from causeway.supporters.joining.models import Consent, Supporter
from causeway.supporters.pack import SUPPORTERS
from tests.integration.supporters.conftest import READER, YES, a_reader, open_link

pytestmark = pytest.mark.django_db


def page(answer):
    return answer.content.decode()


def test_consent_is_asked_for_in_words_and_nothing_is_ticked(client):
    shown = page(client.get("/updates/"))
    assert SUPPORTERS.words().consent in shown
    box = shown[shown.index('name="agree"') - 200 : shown.index('name="agree"') + 200]
    assert "checked" not in box
    assert "UK GDPR, article 9" in shown


@pytest.mark.parametrize(
    ("missing", "said"),
    [("agree", "Tick the box if you agree"), ("email", "Give an e-mail address"), ("subjects", "Choose at least one subject")],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(client, missing, said):
    typed = {name: value for name, value in {**YES, "near": ""}.items() if name != missing}
    answer = client.post("/updates/", typed)
    assert answer.status_code == 422
    assert said in page(answer)
    assert missing == "email" or READER in page(answer)
    assert not Supporter.objects.exists()


def test_a_yes_counts_once_the_mailbox_says_so_too(client, seat):
    client.post("/updates/", {**YES, "near": "upper example", "from": "letter"})
    supporter, proof = Supporter.objects.get(), Consent.objects.get()
    assert (supporter.state, supporter.seat_code, supporter.subjects) == ("asked", seat.code, ["act", "figures"])
    assert (proof.wording, proof.version, proof.confirmed_at) == (SUPPORTERS.words().consent, SUPPORTERS.words().version, None)
    assert proof.channel == "this page, after a letter"
    shown = page(open_link(client))
    supporter.refresh_from_db()
    proof.refresh_from_db()
    assert supporter.state == "reader"
    assert proof.confirmed_at is not None
    assert SUPPORTERS.words().consent in shown


def test_opening_the_link_is_not_a_yes(client):
    client.post("/updates/", YES)
    link = next(word for word in Message.objects.get().text.split() if "/updates/open/" in word)
    client.get(link[link.index("/updates/") :])
    assert Supporter.objects.get().state == "asked"


def test_a_stranger_who_types_a_readers_address_changes_nothing(client, joined):
    before = Supporter.objects.values().get()
    client.post("/updates/", {**YES, "email": READER.upper(), "subjects": ["politics"], "how_often": "monthly"})
    assert Supporter.objects.values().get() == before
    assert Consent.objects.count() == 1
    assert Message.objects.filter(to=READER).count() == 2


def test_who_left_comes_back_by_a_new_yes(client, joined):
    acts.leave(joined.pk, timezone.now())
    client.post("/updates/", {**YES, "subjects": ["politics"]})
    joined.refresh_from_db()
    assert (joined.state, joined.subjects) == ("asked", ["politics"])
    assert [bool(each.ended_at) for each in Consent.objects.all()] == [True, False]
    open_link(client)
    joined.refresh_from_db()
    assert joined.state == "reader"


def test_a_place_of_several_is_a_choice(client, seat):
    type(seat).objects.create(kind="constituency", code="E14000902", name="Upper Examplewick")
    answer = client.post("/updates/", {**YES, "near": "upper exam"})
    assert answer.status_code == 422
    assert "Which of these?" in page(answer)
    client.post("/updates/", {**YES, "near": "upper exam", "near_asked": "upper exam", "near_choice": "E14000902"})
    assert Supporter.objects.get().seat_name == "Upper Examplewick"


def test_the_answer_is_the_same_whoever_is_known(client):
    a_reader(email=READER)
    known = page(client.post("/updates/", YES))
    unknown = page(client.post("/updates/", {**YES, "email": "other@example.org"}))
    assert known.replace(READER, "") == unknown.replace("other@example.org", "")


def test_programs_are_thanked_and_kept_nowhere(client):
    assert client.post("/updates/", {**YES, "website": "https://example.org"}).status_code == 200
    assert not Supporter.objects.exists()


def test_an_offer_stands_apart_after_a_letter_and_in_no_campaign_without_words(client, monkeypatch):
    from django.template import Context, Template

    shown = Template("{% load offers %}{% offers 'letter' %}").render(Context({"campaign": campaign()}))
    assert "/updates/?from=letter" in shown
    monkeypatch.setattr("causeway.supporters.pack.SUPPORTERS", SimpleNamespace(words=lambda: None))
    assert "/updates/" not in Template("{% load offers %}{% offers 'letter' %}").render(Context())

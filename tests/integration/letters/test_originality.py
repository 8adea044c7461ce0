"""The reading against letters that went: live, without JavaScript, kept on the letter, and forgotten in time."""

import datetime as dt
import io
import re
from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from django.core.management import call_command
from django.utils import timezone

from causeway.letters import retention
from causeway.letters.letter import policies, queries
from causeway.letters.letter.models import FINGERPRINT_DAYS, Draft, Fingerprint, FingerprintKey, Letter, LookFirst
from causeway.letters.pack import LETTERS, QUESTIONS
from causeway.letters.sending.actions import remembering
from causeway.letters.writing import comparing
from causeway.letters.writing.comparing import PER_KEY
from causeway.letters.writing.domain.originality import Originality
from causeway.letters.writing.views import checking
from causeway.outbox.models import address_key
from causeway.privacy.erasing import erase_due

pytestmark = pytest.mark.django_db

THEIRS = (
    "On the first wet morning of term our lamp went out and nobody on the landing could find the page we had been reading "
    "aloud since the summer. We sat among the coats until the caretaker brought a torch from the van."
)
# Long enough that a copy is sure to be found, whatever the key (fingerprints.SURE).
PART = "our lamp went out and nobody on the landing could find the page we had been reading aloud since the summer"
OWN = "My aunt kept a notebook of every evening the door was locked, and there were 31 of them before the snow."


def sent(text=THEIRS, email="other@example.org", **fields):
    letter = Letter.objects.create(
        created=timezone.now(), state="delivered", state_since=timezone.now(), role="constituent", seat_code="E14000901",
        seat_name="Upper Example", addressee_key="mp:901", addressee_name="Ada Example",
        holder_name="Ada Example", addressee_email="ada@parliament.example.org",
        email=email, address_key=address_key(email), text=text, **fields,
    )  # fmt: skip
    remembering.remember(letter, timezone.now())
    return letter


def check(client, token, **data):
    return client.post(f"/write/{token}/check/", data).json()


def confirm(client, outbox):
    link = next(word for word in outbox[0].text.split() if "/confirm/" in word)
    client.post("/" + link.split("/", 3)[3])


def test_a_passage_of_another_letter_is_shown_to_its_copier_and_nothing_else_of_it(client, token):
    sent()
    read = check(client, token, **{"answer-saw": f"{OWN} {PART}.", "answer-change": ""})
    assert read["own_percent"] == round(100 * 21 / 42)
    (passage,) = read["passages"]
    assert passage["text"] == PART
    assert "earlier letter" in passage["stands"]
    assert passage["instead"]
    assert "caretaker" not in str(read)
    assert f">{PART}</mark>" in read["coaching"]


def test_one_sentence_of_each_of_many_letters_is_shown_though_it_is_short(world):
    sentences = [f"Number {number} of the lanterns went out before the third bell" for number in range(30)]
    for number, sentence in enumerate(sentences):
        sent(f"{'Own words about geese and gates. ' * number}{sentence}. {OWN}", email=f"writer-{number}@example.org")
    mine = f"We kept our own list. {sentences[3]}. Nobody asked for it. {sentences[17]}! The list grew. {sentences[29]}."
    found = comparing.originality(mine, ())
    assert [mine[each.start : each.end] for each in found.passages] == [sentences[3], sentences[17], sentences[29]]


def test_what_the_campaign_offers_everybody_counts_for_nobody(world, example_pack):
    offered = [
        *(ask.text for ask in example_pack.asks),
        *(each.text.format(seat="Upper Example") for each in QUESTIONS.words()),
    ]
    assert offered
    for words in offered:
        sent(f"{words} {OWN}")
        found = comparing.originality(f"{THEIRS[:60]} {words}", ())
        assert found.passages == ()
        assert found.counted < 25


def test_nothing_that_is_checked_is_kept(client, token):
    before = Draft.objects.values().get()
    check(client, token, text="Dear Ms Example,\n\nSomething quite different.", shown="a" * 24, left="a" * 24)
    assert Draft.objects.values().get() == before
    assert not Fingerprint.objects.exists()


def test_the_campaigns_questions_are_not_the_writers_words(client, token, example_pack, monkeypatch):
    hint = "One day is enough to tell us what you saw in the reading room"
    letter = LETTERS.words()
    prompt = letter.prompts[0].model_copy(update={"hint": hint})
    asked = letter.model_copy(update={"prompts": (prompt, *letter.prompts[1:])})
    monkeypatch.setattr(comparing, "LETTERS", SimpleNamespace(words=lambda: asked))
    read = check(client, token, **{"answer-saw": f"{hint}. {OWN}"})
    assert read["passages"][0]["text"] == hint
    assert "campaign" in read["passages"][0]["stands"]


def test_the_same_reading_stands_on_the_page_without_javascript(client, token):
    sent()
    client.post(f"/write/{token}/words/", {"answer-saw": f"{OWN} {PART}.", "answer-change": "", "way": "check"})
    for step in ("words", "read"):
        page = client.get(f"/write/{token}/{step}/").content.decode()
        assert f">{PART}</mark>" in page
        assert re.search(r"About \d in 10 words are your own", page)


def test_a_letter_goes_whatever_the_reading_says_and_carries_it(client, token, outbox):
    sent()
    read = client.get(f"/write/{token}/read/").context["reading"]
    text = read.text.replace("The reading room shut in January and nobody said why.", THEIRS)
    answer = client.post(f"/write/{token}/read/", {"subject": read.subject, "text": text, "way": "deliver"})
    assert answer.url.endswith("/asked/")
    letter = Letter.objects.get(state="awaiting confirmation")
    assert remembering.remember_what_went(timezone.now()) == 0  # not sent yet
    confirm(client, outbox)
    assert remembering.remember_what_went(timezone.now()) == 1
    letter.refresh_from_db()
    assert 60 < letter.shared_percent < 90
    assert letter.own_percent == 100 - letter.shared_percent


def test_confirming_keeps_the_fingerprint_of_what_went(client, token, outbox):
    read = client.get(f"/write/{token}/read/").context["reading"]
    client.post(f"/write/{token}/read/", {"subject": read.subject, "text": read.text, "way": "deliver"})
    confirm(client, outbox)
    letter = Letter.objects.get()
    assert letter.state == "queued"
    assert not Fingerprint.objects.exists()  # the worker's part: nobody waits for it
    assert remembering.remember_what_went(timezone.now()) == 1
    assert remembering.remember_what_went(timezone.now()) == 0
    assert letter.fingerprint.keys.count() > 0
    own = comparing.originality(letter.text, (), writer_key=letter.address_key)
    assert own.shared == 0
    others = comparing.originality(letter.text, (), writer_key=address_key("other@example.org"))
    assert "reading room shut in January" in letter.text[others.passages[0].start : others.passages[0].end]


def test_where_staff_look_at_copies_the_next_letter_is_compared_with_this_one(client, token, outbox):
    LookFirst.objects.create(switched_on=True)
    read = client.get(f"/write/{token}/read/").context["reading"]
    client.post(f"/write/{token}/read/", {"subject": read.subject, "text": read.text, "way": "deliver"})
    confirm(client, outbox)
    assert Fingerprint.objects.get().letter.state == "queued"
    assert remembering.remember_what_went(timezone.now()) == 0


def test_what_was_withdrawn_before_the_worker_came_is_not_remembered(client, token, outbox):
    read = client.get(f"/write/{token}/read/").context["reading"]
    client.post(f"/write/{token}/read/", {"subject": read.subject, "text": read.text, "way": "deliver"})
    confirm(client, outbox)
    Letter.objects.blank()
    assert remembering.remember_what_went(timezone.now()) == 0


def test_the_words_go_and_the_recognition_stays_until_its_time(db, world):
    letter = sent()
    Letter.objects.filter(pk=letter.pk).update(state_since=timezone.now() - dt.timedelta(days=40))
    retention.erase_expired(timezone.now())
    letter.refresh_from_db()
    assert letter.text == ""
    assert comparing.originality(PART, ()).shared == 21
    later = timezone.now() + dt.timedelta(days=FINGERPRINT_DAYS + 1)
    assert erase_due(Fingerprint, Fingerprint.personal, later) == 1
    assert comparing.originality(PART, ()).shared == 0
    assert not FingerprintKey.objects.exists()
    assert erase_due(Fingerprint, Fingerprint.personal, later) == 0


def test_who_asks_to_be_erased_leaves_no_hash(world, capsys):
    sent()
    call_command("export_person", "other@example.org", stdout=io.StringIO())
    call_command("erase_person", "other@example.org", stdout=io.StringIO())
    assert not Fingerprint.objects.exists()
    assert not FingerprintKey.objects.exists()


def test_what_stands_in_many_letters_makes_no_look_up_longer(world):
    for number in range(PER_KEY + 4):
        sent(email=f"writer-{number}@example.org")
    assert Fingerprint.objects.count() == PER_KEY + 4
    per_key = FingerprintKey.objects.values_list("key", flat=True)
    assert max(list(per_key).count(key) for key in set(per_key)) == PER_KEY
    assert comparing.originality(THEIRS, (), writer_key=address_key("new@example.org")).shared_percent == 100


def test_a_look_up_takes_the_same_few_queries_for_any_number_of_letters(world, django_assert_num_queries):
    for number in range(5):
        sent(f"{THEIRS} {number}", email=f"writer-{number}@example.org")
    comparing.originality("warm up the pack", ())
    with django_assert_num_queries(2):
        comparing.originality(f"{OWN} {PART}", ())


def test_remembering_twice_keeps_one(world):
    letter = sent()
    remembering.remember(letter, timezone.now())
    assert Fingerprint.objects.count() == 1


def test_too_many_readings_are_asked_to_wait_and_the_page_still_works(client, token, monkeypatch):
    monkeypatch.setattr(checking, "PER_DRAFT", replace(checking.PER_DRAFT, default=2))
    answers = [client.post(f"/write/{token}/check/", {"answer-saw": OWN}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].json()["wait"] > 0
    assert client.get(f"/write/{token}/check/").status_code == 405
    assert client.get(f"/write/{token}/words/").status_code == 200


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "مرحبا " * 400, "👩🏽‍🏫" * 50, "<script>" * 30, "%s{{ x }}", "a" * 30000])
def test_anything_can_be_read(client, token, odd):
    for name in ("text", "answer-saw"):
        body = urlencode({name: odd, "left": odd, "shown": odd}, errors="surrogatepass")
        answer = client.post(f"/write/{token}/check/", body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 200
        assert "<script>" not in answer.json()["coaching"]


PHONE = "Ring the mother on 07700 900123."


def letter_with(client, token, sentence):
    read = client.get(f"/write/{token}/read/").context["reading"]
    return {"subject": read.subject, "text": read.text.replace("Open it.", sentence)}


def test_a_warning_is_shown_once_set_aside_and_remembered(client, token, outbox):
    form = letter_with(client, token, PHONE)
    asked = client.post(f"/write/{token}/read/", {**form, "way": "deliver"})
    (warning,) = asked.context["holding"]
    assert "07700 900123" in asked.content.decode()
    assert not outbox
    ticked = {"shown": warning.digest, "left": warning.digest}
    client.post(f"/write/{token}/keep/", {**form, **ticked})
    assert Draft.objects.get().left_as_is == [warning.digest]
    assert client.post(f"/write/{token}/read/", {**form, **ticked, "way": "deliver"}).status_code == 302
    assert len(outbox) == 1


def test_another_number_is_another_warning_and_a_tick_can_be_taken_back(client, token, outbox):
    form = letter_with(client, token, PHONE)
    (warning,) = client.post(f"/write/{token}/read/", {**form, "way": "deliver"}).context["holding"]
    client.post(f"/write/{token}/read/", {**form, "shown": warning.digest, "left": warning.digest, "way": "keep"})
    other = {**form, "text": form["text"].replace("900123", "900124")}
    assert client.post(f"/write/{token}/read/", {**other, "way": "deliver"}).context["holding"]
    client.post(f"/write/{token}/read/", {**form, "shown": warning.digest, "way": "keep"})
    assert Draft.objects.get().left_as_is == []
    assert client.post(f"/write/{token}/read/", {**form, "way": "deliver"}).status_code == 200
    assert not outbox


def test_advice_does_not_hold_a_letter(client, token, outbox):
    form = letter_with(client, token, "Please also support the library pledge and sign it.")
    page = client.post(f"/write/{token}/read/", {**form, "way": "keep"}, follow=True)
    assert "more than one thing" in page.content.decode()
    assert client.post(f"/write/{token}/read/", {**form, "way": "deliver"}).status_code == 302
    assert len(outbox) == 1


def test_a_child_cannot_be_ticked_away(client, token, outbox):
    form = letter_with(client, token, "Liam, aged 8, waits.")
    asked = client.post(f"/write/{token}/read/", {**form, "way": "deliver"})
    (warning,) = asked.context["holding"]
    assert warning.must_change
    assert f'value="{warning.digest}"' not in asked.content.decode()
    forced = {**form, "shown": warning.digest, "left": warning.digest, "way": "deliver"}
    assert client.post(f"/write/{token}/read/", forced).status_code == 200
    assert not outbox


def test_staff_may_ask_to_look_first(world):
    much, little, short = Originality(200, 40, 160), Originality(200, 190, 10), Originality(10, 0, 10)
    rule = comparing.look_first_rule()
    assert not rule.switched_on
    assert not policies.should_look_first(much, rule)
    LookFirst.objects.create(switched_on=True, shared_percent=50)
    rule = comparing.look_first_rule()
    assert [policies.should_look_first(each, rule) for each in (much, little, short)] == [True, False, False]


def test_the_writers_own_contacts_are_theirs(token):
    draft = Draft.objects.get()
    draft.text = "Dear Ms Example,\n\nWrite to nia@example.org, or Ada at ada@parliament.example.org.\n\nPlease ask."
    assert queries.reading(draft, timezone.localdate()).findings == ()

import datetime as dt

import pytest
from django.utils import timezone

from causeway.letters.letter import queries
from causeway.letters.letter.exceptions import AlreadyWritten, NotTheirMp, Paused
from causeway.letters.letter.links import CONFIRM_LINK, DENY_LINK
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.sending.actions import sending
from causeway.people.exceptions import LinkInvalid
from causeway.representatives.members.queries import Mp, SeatState

pytestmark = pytest.mark.django_db


def begin(client, **data):
    return client.post("/write/", {"home": "", "school": "", **data})


def ask(draft):
    return sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())


def test_home_and_school_in_two_seats_are_kept_apart(client, world):
    answer = begin(client, home="ex11aa", school="900001")
    page = client.get(answer.url)
    shown = page.content.decode()
    assert "two constituencies, two MPs" in shown
    assert "Ada Example, MP for Upper Example – as a constituent who lives there" in shown
    assert "Bo Sample, MP for Lower Example – as somebody whose school is there" in shown
    assert page.context["form"]["school"].value() == "Sample Primary School"
    assert "It is needed if you write for your school." in shown


def test_a_school_leader_writes_to_the_schools_mp(client, world, outbox):
    token = begin(client, school="Sample Primary").url.split("/")[2]
    you = {"role": "leader", "name": "Nia Example", "email": "nia@example.org", "address": "Sample Primary\nEX2 2BB"}
    asked = client.get(f"/write/{token}/you/").content.decode()
    assert "(optional)" not in asked
    assert "Leave it out" not in asked
    refused = client.post(f"/write/{token}/you/", you).content.decode()
    assert refused.count("Write your role") == 2, "above the form and at its field, once each"
    assert "or choose to write as a constituent" not in refused
    assert (
        client.post(f"/write/{token}/you/", {**you, "job_title": "Head teacher", "school": "Sample Primary"}).status_code == 302
    )
    assert "What does it mean for your school?" in client.get(f"/write/{token}/words/").content.decode()
    client.post(f"/write/{token}/words/", {"answer-school": "We read in the corridor."})
    client.post(f"/write/{token}/ask/", {"ask": "opening-hours", "figure": "none"})
    reading = client.get(f"/write/{token}/read/").context["reading"]
    assert reading.text.startswith("Dear Mr Sample,")
    assert "My school is in your constituency, Lower Example." in reading.whole
    assert "Head teacher" in reading.text


def test_an_ask_of_another_nation_is_neither_offered_nor_taken(client, token):
    assert "Ask the Senedd" not in client.get(f"/write/{token}/ask/").content.decode()
    assert "Choose one of these asks" in client.post(f"/write/{token}/ask/", {"ask": "wales-only"}).content.decode()


def test_an_address_in_another_seat_is_refused_with_the_reason(client, token):
    you = {"role": "constituent", "name": "Nia", "email": "nia@example.org", "address": "1 Example Road, EX2 2BB"}
    shown = client.post(f"/write/{token}/you/", you).content.decode()
    assert "The postcode EX2 2BB is in Lower Example, and you write to the MP for Upper Example." in shown
    # Kept as typed, and still not sendable:
    draft = Draft.objects.get()
    assert draft.address == "1 Example Road, EX2 2BB"
    with pytest.raises(NotTheirMp):
        ask(draft)
    assert "is in Lower Example" in client.get(f"/write/{token}/own/").content.decode()


def test_a_role_that_was_not_offered_is_refused(client, token):
    you = {"role": "leader", "name": "N", "email": "n@example.org", "address": "EX1 1AA", "job_title": "x", "school": "y"}
    assert client.post(f"/write/{token}/you/", you).status_code == 200
    assert Draft.objects.get().role == "constituent"


def test_places_by_name(client, world):
    several = begin(client, home="Example")
    assert several.status_code == 200
    assert "Which one do you mean?" in several.content.decode()
    assert begin(client, home="Example", home_asked="Example", home_choice="E14000903").status_code == 302
    assert Draft.objects.get().home_code == "E14000903"
    assert begin(client, home="lower example").status_code == 302


def test_a_choice_for_an_earlier_text_does_not_count(client, world):
    begin(client, home="EX1 1AA", home_asked="Lower Example", home_choice="E14000902")
    assert Draft.objects.get().home_code == "E14000901"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"home": "ZZ9 9ZZ"}, "We do not know the postcode ZZ9 9ZZ"),
        ({"home": "Nowhere at all"}, "We found no place called"),
        ({"school": "Nowhere at all"}, "We found no school called"),
        ({}, "Give your home postcode, your school, or both"),
    ],
)
def test_what_cannot_be_placed_is_said_and_kept(client, world, typed, said):
    page = begin(client, **typed)
    assert page.status_code == 200
    assert said in page.content.decode()
    assert all(value in page.content.decode() for value in typed.values())
    assert not Draft.objects.exists()


def test_prefilled_starts(client, world):
    assert "Sample Primary School" in client.get("/write/?school=900001").content.decode()
    assert "Upper Example" in client.get("/write/?seat=E14000901&figure=example:1").content.decode()
    for nonsense in ("?school=abc", "?school=99999999999999999999", "?seat=%00", "?seat=E99999999", "?figure=%ff%00"):
        assert client.get(f"/write/{nonsense}").status_code == 200


def test_no_mp_no_letter_but_the_words_are_kept(client, token, parliament, outbox, draft):
    letter = ask(draft)
    parliament.state = SeatState.DISSOLVED
    page = client.get(f"/write/{token}/read/").content.decode()
    assert "Parliament is dissolved in this example." in page
    assert "Deliver it for me" not in page
    with pytest.raises(Paused):
        ask(draft)
    with pytest.raises(Paused):
        sending.confirm(CONFIRM_LINK.signed(letter), timezone.now())
    shown = client.post(f"/write/confirm/{CONFIRM_LINK.signed(letter)}/").content.decode()
    assert "Parliament is dissolved in this example." in shown
    assert Draft.objects.filter(pk=draft.pk).exists()
    letter.refresh_from_db()
    assert letter.state == "awaiting confirmation"


def test_a_new_mp_between_asking_and_confirming(client, token, draft, parliament, outbox):
    letter = ask(draft)
    parliament.members["E14000901"] = Mp(999, "Cy New", "Example", "cy@parliament.example.org", "Dear Mx New", "Cy New MP")
    with pytest.raises(NotTheirMp, match="Ada Example no longer holds Upper Example; the MP is now Cy New"):
        sending.confirm(CONFIRM_LINK.signed(letter), timezone.now())
    assert [message.kind for message in outbox] == ["letter-confirm"]
    page = client.get(f"/write/{token}/read/")
    assert page.context["reading"].text.startswith("Dear Mx New,")


def test_one_letter_to_one_mp_in_four_weeks(client, token, draft, outbox):
    now = timezone.now()
    sending.confirm(CONFIRM_LINK.signed(ask(draft)), now)
    second = _copy_of(draft)
    with pytest.raises(AlreadyWritten, match="You wrote to Ada Example"):
        ask(second)
    Letter.objects.update(confirmed_at=now - dt.timedelta(days=29))
    ask(second)


def test_two_letters_waiting_only_one_goes(draft, outbox):
    first, second = ask(draft), ask(_copy_of(draft))
    sending.confirm(CONFIRM_LINK.signed(first), timezone.now())
    with pytest.raises(AlreadyWritten):
        sending.confirm(CONFIRM_LINK.signed(second), timezone.now())
    assert [message.kind for message in outbox].count("letter") == 1


def _copy_of(draft):
    kept = Draft.objects.filter(pk=draft.pk).first() or draft
    kept.pk, kept.token_digest = None, "another"
    kept.save(force_insert=True)
    return kept


def test_forged_damaged_and_old_links(draft, outbox):
    letter = ask(draft)
    good, now = CONFIRM_LINK.signed(letter), timezone.now()
    for bad in (
        good[:-1],
        good[1:],
        "x",
        "",
        CONFIRM_LINK.signed(Letter(pk=letter.pk, nonce="0" * 32)),
        CONFIRM_LINK.signed(Letter(pk=10**6, nonce=letter.nonce)),
        DENY_LINK.signed(letter),
    ):
        with pytest.raises(LinkInvalid):
            sending.confirm(bad, now)
    with pytest.raises(LinkInvalid, match="expired"):
        sending.confirm(good, now + dt.timedelta(days=8))
    sending.confirm(good, now)


def test_a_letter_missing_something_does_not_go(draft, outbox):
    Draft.objects.filter(pk=draft.pk).update(ask_key="gone")
    draft.refresh_from_db()
    with pytest.raises(queries.Incomplete) as gap:
        ask(draft)
    assert gap.value.step == "ask"


def test_a_half_typed_mail_address_is_kept_and_never_written_to(client, token, outbox):
    client.post(f"/write/{token}/keep/", {"email": "nia@exa"})
    client.post(f"/write/{token}/link/")
    assert client.get(f"/write/{token}/read/").url == f"/write/{token}/you/"
    with pytest.raises(queries.Incomplete):
        ask(Draft.objects.get())
    assert not outbox

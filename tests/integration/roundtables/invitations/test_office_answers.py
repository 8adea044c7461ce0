"""An office answers on its page: without an account, as often as it changes, and nothing is lost."""

import pytest
from day_examples import DAY, NOW, mails
from plan_examples import enter

from causeway.outbox.models import Message
from causeway.people.exceptions import LinkInvalid
from causeway.privacy.registry import erase_person
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.invitations.actions import answering
from causeway.roundtables.invitations.actions.answering import Given
from causeway.roundtables.invitations.domain.invitations import Heard, Said
from causeway.roundtables.invitations.models import Answer, Invitation
from causeway.roundtables.table import guest_links
from causeway.roundtables.table.exceptions import NotNow
from causeway.roundtables.table.models import Roundtable

pytestmark = pytest.mark.django_db


def path(invitation):
    return "/" + inviting.office_link(invitation).split("/", 3)[3]


def signed(invitation):
    return path(invitation).split("/")[-2]


@pytest.fixture
def typed(sent):
    """What an office types that comes on the first of the two days."""
    first = sent.roundtable.dates.first()
    return {
        "said": "attends",
        "dates": [str(first.pk)],
        "email": "office@parliament.example.org",
        "access_needs": "step-free",
        "question": "Who else comes?",
    }


def test_it_answers_without_account_or_cookie(sent, typed, client):
    page = client.get(path(sent))
    assert page.status_code == 200
    assert not page.cookies
    thanks = client.post(path(sent), typed, follow=True)
    assert "is coming" in thanks.content.decode()
    answer = Answer.objects.get()
    assert (answer.said, answer.heard, answer.access_needs, answer.dates.count()) == (
        "attends",
        "the office's page",
        "step-free",
        1,
    )
    (mail,) = mails("roundtable-answered")
    assert mail["To"] == "owner@example.org"
    assert "Who else comes?" in mail.get_content()
    assert "step-free" not in mail.get_content()  # needs stay on the desk


def test_who_gave_no_address_is_not_promised_a_calendar_entry(sent, typed, client):
    thanks = client.post(path(sent), typed | {"email": ""}, follow=True).content.decode()
    assert "write to you with a calendar entry" not in thanks
    assert "You gave no e-mail address" in thanks
    thanks = client.post(path(sent), typed, follow=True).content.decode()
    assert "write to you with a calendar entry" in thanks
    assert "You gave no e-mail address" not in thanks


def test_what_most_leave_out_is_folded_away_until_something_stands_in_it(sent, typed, client):
    fold = '<details class="more">'
    assert fold in client.get(path(sent)).content.decode()
    client.post(path(sent), typed)
    page = client.get(path(sent)).content.decode()
    assert fold not in page
    assert '<details class="more" open>' in page


def test_what_an_office_asked_goes_with_whoever_is_erased_from_the_organisers_mail_too(sent, typed, client):
    client.post(path(sent), typed)
    erase_person("office@parliament.example.org")
    assert not Message.objects.filter(text__contains="Who else comes?").exists()


def test_who_comes_says_when(sent, typed, client):
    page = client.post(path(sent), typed | {"dates": []})
    assert page.status_code == 200
    assert "Tick at least one" in page.content.decode()
    assert not Answer.objects.exists()


def test_a_changed_answer_is_added_and_the_same_one_is_not(sent, typed, client):
    client.post(path(sent), typed)
    client.post(path(sent), typed)
    assert Answer.objects.count() == 1
    client.post(path(sent), {"said": "cannot", "question": "Sorry"})
    assert list(Answer.objects.values_list("said", "question")) == [("attends", "Who else comes?"), ("cannot", "Sorry")]
    assert Answer.objects.last().dates.count() == 0
    assert "has changed its answer" in mails("roundtable-answered")[1].get_content()
    assert client.get(path(sent)).context["form"].initial["said"] == "cannot"


def test_a_call_logged_between_keeps_the_offices_own_answer(whole, sent, typed, client):
    client.post(path(sent), typed)
    answering.log_answer(whole, sent.pk, Given(Said.SENDS, who="An Aide", note="by telephone"), Heard.PHONE, NOW + DAY)
    kept = [(each.said, each.logged_by == whole.organiser) for each in Answer.objects.all()]
    assert kept == [("attends", False), ("sends someone", True)]


def test_a_forged_old_or_revoked_link_opens_nothing(sent, client):
    good = path(sent)
    assert client.get(good.replace("answer/", "answer/x")).status_code == 404
    with pytest.raises(LinkInvalid):
        answering.invitation_by(signed(sent), NOW + 181 * DAY)
    Roundtable.objects.update(chosen=sent.roundtable.dates.first(), confirmed_at=NOW)
    chosen = sent.roundtable.dates.first().starts_at
    assert answering.invitation_by(signed(sent), chosen + DAY)
    with pytest.raises(LinkInvalid):
        answering.invitation_by(signed(sent), chosen + 2 * DAY)
    Invitation.objects.update(nonce="")
    assert client.get(good).status_code == 404
    assert client.post(good, {"said": "attends"}).status_code == 404


def test_a_link_for_another_purpose_is_none(sent, client):
    guest = guest_links.LINK.signed(sent)
    assert client.get(f"/roundtables/answer/{guest}/").status_code == 404


def test_a_roundtable_called_off_takes_no_answers(sent, client):
    Roundtable.objects.update(state="cancelled", why="The hall has flooded")
    refused = client.post(path(sent), {"said": "cannot", "question": "May we call the school instead?"})
    assert refused.status_code == 409
    assert "May we call the school instead?" in refused.content.decode()
    page = client.get(path(sent))
    assert page.status_code == 200
    assert "does not take place, so no answer is needed any more. “The hall has flooded”" in page.content.decode()
    assert not Answer.objects.exists()


def test_dates_of_another_roundtable_are_not_taken(sent, typed, client):
    page = client.post(path(sent), typed | {"dates": ["999999"]})
    assert page.status_code == 200
    answering.answer_by_office(signed(sent), Given(Said.ATTENDS, dates=frozenset({999999})), NOW)
    assert Answer.objects.get().dates.count() == 0


def test_joining_details_are_for_those_who_come(sent, typed, client):
    Roundtable.objects.update(
        joining="Ring the side bell", chosen=sent.roundtable.dates.first(), confirmed_at=NOW, state="confirmed"
    )
    assert b"side bell" not in client.get(path(sent)).content
    client.post(path(sent), {"said": "cannot"})
    assert b"side bell" not in client.get(path(sent)).content
    client.post(path(sent), typed)
    assert b"side bell" in client.get(path(sent)).content


def test_an_answer_proves_that_an_unsent_looking_letter_went(whole, client):
    from plan_examples import drafted

    invitation = drafted(whole)
    client.post(path(invitation), {"said": "cannot"})
    invitation.refresh_from_db()
    assert invitation.state == "sent by the organiser"
    assert Roundtable.objects.get().state == "inviting"
    assert Answer.objects.get().said == "cannot"


def test_a_link_that_is_played_with_fills_nothing(sent):
    for number in range(answering.MOST_ANSWERS):
        answering.answer_by_office(signed(sent), Given(Said.CANNOT, question=f"Q{number}"), NOW)
    with pytest.raises(NotNow):
        answering.answer_by_office(signed(sent), Given(Said.CANNOT, question="one more"), NOW)


def test_the_desk_logs_and_shows_every_answer(whole, sent, client):
    client.cookies["causeway_roundtables"] = enter("owner@example.org").token
    address = f"/roundtables/{whole.roundtable.slug}/mps/{sent.seat_id}/"
    client.post(f"{address}log/", {"heard": "a phone call", "said": "later", "note": "Spoke to the diary secretary"})
    client.post(f"{address}log/", {"heard": "a phone call", "said": "cannot", "note": "A second call"})
    page = client.get(address).content.decode()
    assert "Spoke to the diary secretary" in page
    assert "A second call" in page
    assert "Offer a visit or a call" in page

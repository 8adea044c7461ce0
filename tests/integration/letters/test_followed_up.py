"""Asking and confirming write one row; mail, audit row, count and the draft's end follow by the worker: once, and whatever happens between."""

import datetime as dt
import re
from collections import Counter

import pytest
from django.db import OperationalError
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.letters.after import queries as private_page
from causeway.letters.after.actions import visiting, withdrawing
from causeway.letters.counting.models import LetterStep
from causeway.letters.letter import queries
from causeway.letters.letter.acts import Noted
from causeway.letters.letter.exceptions import AlreadyWritten, DraftGone
from causeway.letters.letter.links import CONFIRM_LINK
from causeway.letters.letter.models import Draft, Letter
from causeway.letters.sending import mail
from causeway.letters.sending.actions import following, sending
from causeway.outbox.models import Message
from causeway.privacy.registry import erase_person

pytestmark = [pytest.mark.django_db, pytest.mark.owing]


def ask(draft):
    return sending.request_delivery(draft, client="192.0.2.1", now=timezone.now())


def confirm(letter):
    return sending.confirm(CONFIRM_LINK.signed(letter), timezone.now())


def follow_up(now=None):
    return following.follow_up_what_is_owed(now or timezone.now())


def kinds():
    return Counter(Message.objects.values_list("kind", flat=True))


def acts():
    return Counter(Entry.objects.filter(act__in=[Noted.ASKED_FOR, Noted.CONFIRMED]).values_list("act", flat=True))


def steps():
    return {step: many for step, many in LetterStep.objects.values_list("step", "many") if step in {"asked", "confirmed"}}


@pytest.fixture
def asked(draft, really_posts):
    letter = ask(draft)
    follow_up()
    letter.refresh_from_db()
    return letter


def test_asking_owes_its_mail_and_the_worker_writes_it_once(draft, really_posts):
    letter = ask(draft)
    assert (letter.state, kinds(), acts(), steps()) == ("awaiting confirmation", {}, {}, {})
    assert [follow_up(), follow_up()] == [1, 0]
    assert (kinds(), acts(), steps()) == ({"letter-confirm": 1}, {Noted.ASKED_FOR: 1}, {"asked": 1})
    assert Entry.objects.get(act=Noted.ASKED_FOR).at == letter.created, "when it was done, not when it was written"
    assert CONFIRM_LINK.signed(letter).split(":")[0] in Message.objects.get().text


def test_confirming_owes_the_letter_and_the_worker_writes_it_once(asked, draft):
    letter = confirm(asked)
    assert (letter.state, kinds()["letter"], acts()[Noted.CONFIRMED]) == ("queued", 0, 0)
    assert [follow_up(), follow_up()] == [1, 0]
    assert kinds() == {"letter-confirm": 1, "letter": 1, "letter-copy": 1}
    assert (acts(), steps()) == ({Noted.ASKED_FOR: 1, Noted.CONFIRMED: 1}, {"asked": 1, "confirmed": 1})
    assert Message.objects.get(kind="letter").message_id == letter.message_id
    assert not Draft.objects.exists()
    letter.refresh_from_db()
    assert (letter.draft, letter.owed_at) == (None, None)


def test_its_writer_sees_at_once_what_they_did(client, token, asked):
    shown = client.post(f"/write/confirm/{CONFIRM_LINK.signed(asked)}/")
    assert "On its way" in re.sub(r"\s+", " ", client.get("/write/mine/").content.decode())
    assert shown.status_code == 200
    with pytest.raises(DraftGone):
        queries.draft(token, timezone.now())
    assert client.get(f"/write/{token}/words/").status_code == 404, "nothing can be typed into what is about to go"


def test_who_confirmed_cannot_ask_again_in_between(asked, draft):
    confirm(asked)
    with pytest.raises(AlreadyWritten):
        ask(draft)


def test_a_link_that_comes_before_its_mail_is_followed_up_in_order(draft, really_posts):
    confirm(ask(draft))
    follow_up()
    assert (acts(), steps()) == ({Noted.ASKED_FOR: 1, Noted.CONFIRMED: 1}, {"asked": 1, "confirmed": 1})
    assert kinds()["letter"] == 1


def test_a_newer_letter_of_the_same_draft_is_the_one_that_is_asked_about(draft, really_posts):
    first = ask(draft)
    draft.name = "Nia Sample"
    draft.save()
    second = ask(draft)
    follow_up()
    assert kinds() == {"letter-confirm": 1}
    assert Message.objects.get().about == f"letters.Letter:{second.pk}"
    assert Letter.objects.get(pk=first.pk).state == "cancelled"
    assert (acts(), steps()) == ({Noted.ASKED_FOR: 2}, {"asked": 2})


def test_a_fault_of_ours_loses_nothing_and_keeps_nobody_else(asked, draft, monkeypatch, caplog):
    confirm(asked)
    other = Letter.objects.get(pk=asked.pk)
    other.pk, other.draft, other.message_id, other.name = None, None, "<another@example.org>", "Bo Example"
    other.save(force_insert=True)
    whole = mail.letter_itself

    def broken(letter):
        if letter.pk == asked.pk:
            raise RuntimeError("an example of a mistake")
        return whole(letter)

    monkeypatch.setattr(mail, "letter_itself", broken)
    follow_up()
    assert "an example of a mistake" in caplog.text
    assert [each.about for each in Message.objects.filter(kind="letter")] == [f"letters.Letter:{other.pk}"]
    assert Letter.objects.get(pk=asked.pk).owed_at > timezone.now()
    assert follow_up() == 0, "it waits a while"
    monkeypatch.setattr(mail, "letter_itself", whole)
    follow_up(timezone.now() + following.AGAIN + dt.timedelta(seconds=1))
    assert kinds()["letter"] == 2
    assert acts()[Noted.CONFIRMED] == steps()["confirmed"] == 2


def test_a_database_that_is_locked_is_no_letters_fault(asked, monkeypatch):
    def locked(_letters):
        raise OperationalError("database is locked")

    confirm(asked)
    with monkeypatch.context() as patch:
        patch.setattr(following, "follow_up", locked)
        with pytest.raises(OperationalError):
            follow_up()
    assert follow_up() == 1, "it waits for nothing"


def test_a_statement_that_is_wrong_for_one_letter_keeps_nobody_else(asked, monkeypatch):
    def wrong(_letters):
        raise OperationalError("too many SQL variables")

    confirm(asked)
    with monkeypatch.context() as patch:
        patch.setattr(following, "follow_up", wrong)
        follow_up()
    assert Letter.objects.get(pk=asked.pk).owed_at > timezone.now()


def test_withdrawn_before_its_mail_was_written_nothing_leaves(asked):
    letter = confirm(asked)
    assert withdrawing.withdraw(letter.pk, timezone.now()) is withdrawing.Withdrawn.IN_TIME
    follow_up()
    letter.refresh_from_db()
    assert letter.state == "cancelled"
    assert not Message.objects.filter(kind__in=["letter", "letter-copy"], state="waiting").exists()
    assert acts()[Noted.CONFIRMED] == steps()["confirmed"] == 1


@pytest.fixture
def another_key(settings):
    """Change the site's key as the how-to says."""

    def change():
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the-next-key-of-this-site" * 3, [settings.SECRET_KEY]

    return change


def test_with_another_key_a_writer_still_has_their_letters(asked, draft, another_key):
    """Their own page, no second letter to the same MP, and everything erased that they ask to be erased."""
    another_key()
    letter = confirm(asked)
    with pytest.raises(AlreadyWritten):
        ask(draft)
    visit = private_page.Visit("", "", " Nia@example.org")
    assert [each.pk for each in Letter.objects.of(visit.email)] == [letter.pk]
    assert len(private_page.letters(visit, timezone.now())) == 1
    assert visiting.held_for("nia@example.org") == "nia@example.org"
    assert withdrawing.erase_everything("nia@example.org", timezone.now()) >= 1
    letter.refresh_from_db()
    assert (letter.state, letter.email) == ("cancelled", "")
    assert not Letter.objects.of("").exists()


@pytest.mark.parametrize("erase", [erase_person, lambda email: withdrawing.erase_everything(email, timezone.now())])
def test_erased_before_its_mail_was_written_nothing_leaves(asked, erase):
    letter = confirm(asked)
    erase("nia@example.org")
    follow_up()
    letter.refresh_from_db()
    assert (letter.state, letter.email, letter.owed_at) == ("cancelled", "", None)
    assert not Message.objects.filter(kind__in=["letter", "letter-copy"], state="waiting").exists()
    assert "nia" not in str(list(Message.objects.values())).lower()
    assert not Draft.objects.exists()

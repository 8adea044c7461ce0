import datetime as dt
import re
from types import SimpleNamespace

import pytest
from day_examples import DAY, NOW, a_guest, a_roundtable, a_seat, desk, mails
from django.contrib.auth import get_user_model

from causeway.outbox.models import Message
from causeway.privacy.erasing import erase_asked
from causeway.privacy.registry import erase_person, export_person
from causeway.privacy.retention import erase_what_is_due
from causeway.roundtables.invitations import queries as inviting
from causeway.roundtables.promises import actions as acts
from causeway.roundtables.promises import queries as ledger
from causeway.roundtables.promises.domain import Act
from causeway.roundtables.promises.models import Promise, PromiseEvent
from causeway.roundtables.table.access import Desk
from causeway.roundtables.table.exceptions import NotNow

pytestmark = pytest.mark.django_db
ADDRESS = "/roundtables/example/promises/"
SHOWS = "https://example.org/answer"
PUBLIC = "/roundtables/promises/E14000901/"


@pytest.fixture(autouse=True)
def ada(monkeypatch):
    """Ada Example holds the seat, unless a test says otherwise."""
    holder = SimpleNamespace(member_id=901, email="ada@parliament.example.org", name="Ada Example")
    seat = SimpleNamespace(holder=holder)
    monkeypatch.setattr(inviting, "mp_of", lambda _code, _on: (None, seat.holder))
    return seat


@pytest.fixture
def made():
    roundtable = a_roundtable(state="held")
    promise = Promise.objects.create(
        roundtable=roundtable,
        seat=a_seat(roundtable),
        who="Ada Example",
        words="I will ask the minister before Easter",
        due=(NOW - DAY).date(),
        client_id="example-id-1",
        made_at=NOW - 20 * DAY,
    )
    PromiseEvent.objects.create(promise=promise, at=promise.made_at, act="it is made", state="made")
    return Desk(roundtable, roundtable.organisers.get()), promise


def state_of(promise):
    promise.refresh_from_db()
    return promise.state


def a_chase(*, by_us=True):
    return acts.Chase("What you promised", "Dear Ada Example,\n\n“I will ask the minister before Easter”", by_us)


def test_the_draft_quotes_the_promise_with_the_time_that_has_passed(made, client):
    mine, promise = made
    page = desk(client, mine.roundtable).get(f"{ADDRESS}{promise.pk}/ask/").content.decode()
    assert "“I will ask the minister before Easter”" in page
    assert "20 days ago" in page
    assert "branch secretary" in page
    assert "mailto:ada@parliament.example.org?subject=What%20you%20promised" in page
    assert "%0D%0A%0D%0A%E2%80%9CI%20will%20ask" in page
    assert "too long for the link" not in page


def test_a_draft_too_long_for_a_link_is_said_to_be_pasted(made, client):
    mine, promise = made
    promise.words = "I will ask. " * 160
    promise.save()
    page = desk(client, mine.roundtable).get(f"{ADDRESS}{promise.pk}/ask/").content.decode()
    assert "body=" not in page
    assert "too long for the link" in page


def test_asked_after_by_us_the_letter_goes_once_and_the_answer_to_the_organiser(made):
    mine, promise = made
    acts.chase(mine, promise.pk, a_chase(), NOW)
    with pytest.raises(NotNow, match="today already"):
        acts.chase(mine, promise.pk, a_chase(), NOW)
    mail, *others = mails("roundtable-chase")
    assert others == []
    assert (mail["To"], mail["Reply-To"]) == ("ada@parliament.example.org", mine.organiser.email)
    assert state_of(promise) == "reminded"
    acts.chase(mine, promise.pk, a_chase(), NOW + DAY)
    assert len(mails("roundtable-chase")) == 2


def test_sent_from_the_own_mailbox_nothing_goes_by_us(made):
    mine, promise = made
    acts.chase(mine, promise.pk, a_chase(by_us=False), NOW)
    assert state_of(promise) == "reminded"
    assert not Message.objects.exists()


def test_without_an_address_nothing_changes(made, ada):
    mine, promise = made
    ada.holder = None
    with pytest.raises(NotNow, match="own mailbox"):
        acts.chase(mine, promise.pk, a_chase(), NOW)
    assert state_of(promise) == "made"


def test_a_successor_is_not_asked_after_another_mps_promise(made, ada):
    mine, promise = made
    ada.holder = SimpleNamespace(member_id=902, email="bo@parliament.example.org", name="Bo Sample")
    with pytest.raises(NotNow):
        acts.chase(mine, promise.pk, a_chase(), NOW)
    assert not Message.objects.exists()


def test_kept_needs_what_shows_it_and_not_kept_needs_having_asked(made, client):
    mine, promise = made
    desk(client, mine.roundtable)
    answer = client.post(f"{ADDRESS}{promise.pk}/", {"act": "KEEP", "evidence": ""})
    assert (answer.status_code, "what shows it" in answer.content.decode()) == (422, True)
    with pytest.raises(NotNow, match="not possible"):
        acts.find(mine, promise.pk, Act.FIND_NOT_KEPT, "", NOW)
    with pytest.raises(NotNow, match="by a letter"):
        acts.find(mine, promise.pk, Act.REMIND, "", NOW)
    client.post(f"{ADDRESS}{promise.pk}/", {"act": "KEEP", "evidence": SHOWS})
    assert (state_of(promise), promise.evidence) == ("kept", SHOWS)
    page = client.get(ADDRESS).content.decode()
    assert page.count(SHOWS) == 2
    assert "Looked at again" in page


@pytest.mark.parametrize("evidence", ["javascript:alert(1)", "not a link"])
def test_only_a_web_address_shows_anything(made, client, evidence):
    mine, promise = made
    answer = desk(client, mine.roundtable).post(f"{ADDRESS}{promise.pk}/", {"act": "KEEP", "evidence": evidence})
    assert answer.status_code == 422
    assert state_of(promise) == "made"


def test_what_is_overdue_stands_first(made):
    mine, promise = made
    later = Promise.objects.create(
        roundtable=mine.roundtable, who="Bo", words="Example", client_id="example-id-2", made_at=NOW, due=(NOW + DAY).date()
    )
    assert [(each.promise, each.overdue) for each in ledger.of(mine.roundtable, NOW)] == [(promise, True), (later, False)]


def both_agree(made):
    mine, promise = made
    acts.agree(mine, promise.pk, NOW, to_publish=True)
    acts.staff_agree(promise.pk, "example staff", NOW, to_publish=True)
    promise.refresh_from_db()
    return promise


def reply_link():
    return re.search(r"http://\S+?(/roundtables/reply/\S+/)", mails("roundtable-promise-told")[0].get_content())[1]


def test_nothing_is_public_before_both_agree_and_its_maker_had_a_fortnight(made, client):
    _mine, promise = made
    with pytest.raises(NotNow, match="do not agree"):
        acts.staff_agree(promise.pk, "example staff", NOW, to_publish=True)
    both_agree(made)
    acts.staff_agree(promise.pk, "example staff", NOW, to_publish=True)
    assert [mail["To"] for mail in mails("roundtable-promise-told")] == ["ada@parliament.example.org"]
    assert client.get(PUBLIC).status_code == 404
    assert ledger.published("E14000901", NOW + 13 * DAY) is None
    assert ledger.published("E14000901", NOW + 14 * DAY).promises[0].words == promise.words
    assert ledger.published("E14000902", NOW + 14 * DAY) is None


def test_the_answer_of_whoever_made_it_stands_beside_it_and_the_organisers_hear(made, client):
    both_agree(made)
    link = reply_link()
    assert "I will ask the minister" in client.get(link).content.decode()
    assert client.post(link, {"reply": " "}).content.decode().count("Write a line") == 2
    client.post(link, {"reply": "I asked on Monday <b>twice</b>"})
    client.post(link, {"reply": "I asked on Monday <b>twice</b>"})
    page = client.get(PUBLIC).content.decode()
    assert "I asked on Monday &lt;b&gt;twice&lt;/b&gt;" in page
    assert "Ada Example says to this" in page
    assert len(mails("roundtable-promise-replied")) == 1


def test_either_can_take_it_back_at_once(made, client):
    mine, promise = made
    both_agree(made)
    client.post(reply_link(), {"reply": "Fine"})
    assert client.get(PUBLIC).status_code == 200
    assert f'href="{PUBLIC}"' in desk(client, mine.roundtable).get(ADDRESS).content.decode()
    acts.agree(mine, promise.pk, NOW, to_publish=False)
    assert client.get(PUBLIC).status_code == 404
    both_agree(made)
    acts.staff_agree(promise.pk, "example staff", NOW, to_publish=False)
    assert client.get(PUBLIC).status_code == 404


def test_only_an_mps_promise_can_be_published_and_only_while_they_can_answer(made, ada):
    mine, promise = made
    partners = Promise.objects.create(
        roundtable=mine.roundtable,
        guest=a_guest(mine.roundtable),
        who="Bo",
        words="Example",
        client_id="example-id-2",
        made_at=NOW,
    )
    with pytest.raises(NotNow, match="MP promised"):
        acts.agree(mine, partners.pk, NOW, to_publish=True)
    ada.holder = None
    with pytest.raises(NotNow, match="while they hold the seat"):
        acts.agree(mine, promise.pk, NOW, to_publish=True)


def test_a_forged_reply_link_opens_nothing(made, client):
    both_agree(made)
    for link in ("/roundtables/reply/nonsense/", reply_link().replace("/reply/", "/reply/x")):
        assert client.post(link, {"reply": "Mine"}).status_code == 404
    assert not Promise.objects.exclude(reply="").exists()


def test_an_erased_promise_is_neither_listed_nor_public(made):
    promise = both_agree(made)
    erase_asked(Promise, Promise.personal, promise.pk, NOW)
    assert ledger.of(made[0].roundtable, NOW) == []
    assert ledger.published("E14000901", NOW + 20 * DAY) is None


def test_from_held_to_closed_and_up_again(made, client):
    mine, _promise = made
    desk(client, mine.roundtable)
    for before, after in (("held", "following up"), ("following up", "closed"), ("closed", "following up")):
        client.post(f"{ADDRESS}step/", {"from": "draft"})
        client.post(f"{ADDRESS}step/", {"from": before})
        mine.roundtable.refresh_from_db()
        assert mine.roundtable.state == after


def test_each_sees_only_their_own_ledger(made, client):
    _mine, promise = made
    desk(client, a_roundtable("other"))
    assert client.get(ADDRESS).status_code == 404
    assert client.post(f"/roundtables/other/promises/{promise.pk}/", {"act": "KEEP", "evidence": SHOWS}).status_code == 404
    assert client.get(f"/roundtables/other/promises/{promise.pk}/ask/").status_code == 404


def test_staff_decide_on_their_page(made, client):
    mine, promise = made
    acts.agree(mine, promise.pk, NOW, to_publish=True)
    assert client.get("/staff/roundtables/promises/").status_code == 302
    client.force_login(get_user_model().objects.create_superuser("example", "staff@example.org", "example"))
    assert "I will ask the minister" in client.get("/staff/roundtables/promises/").content.decode()
    client.post("/staff/roundtables/promises/", {"promise": promise.pk, "act": "agree"})
    promise.refresh_from_db()
    assert promise.staff_agree_at is not None
    for wrong in ({"promise": "x", "act": "agree"}, {"promise": 999999, "act": "agree"}, {"promise": promise.pk, "act": "?"}):
        assert client.post("/staff/roundtables/promises/", wrong).status_code == 404


def test_staff_record_dates_to_know_with_their_source(client):
    client.force_login(get_user_model().objects.create_superuser("example", "staff@example.org", "example"))
    day = dt.date(2027, 2, 15)
    given = {"kind": "school holiday", "name": "Example half term", "first": day, "last": day, "checked": day, "area_code": ""}
    client.post("/staff/dates-to-know/new/", given | {"source": "http://example.org"})
    from causeway.roundtables.dates.calendar_models import KnownPeriod

    assert not KnownPeriod.objects.exists()
    client.post("/staff/dates-to-know/new/", given | {"source": "https://example.org/terms"})
    assert KnownPeriod.objects.get().name == "Example half term"


@pytest.mark.parametrize("shown", [{"evidence": SHOWS}, {"shown_by": "Letter of 3 May from the council’s director"}])
def test_a_link_or_a_letter_shows_that_it_is_kept(made, client, shown):
    mine, promise = made
    answer = desk(client, mine.roundtable).post(f"{ADDRESS}{promise.pk}/", {"act": "KEEP", **shown})
    assert answer.status_code == 302
    assert state_of(promise) == "kept"
    event = promise.events.last()
    assert (
        (promise.evidence, promise.shown_by)
        == (event.evidence, event.shown_by)
        == (shown.get("evidence", ""), shown.get("shown_by", ""))
    )
    assert next(iter(shown.values())) in client.get(ADDRESS).content.decode()
    Promise.objects.update(organiser_agrees_at=NOW - 20 * DAY, staff_agree_at=NOW - 20 * DAY)
    assert next(iter(shown.values())) in client.get(PUBLIC).content.decode()


def test_what_was_typed_and_chosen_stays_where_it_could_not_be_kept(made, client):
    mine, promise = made
    page = desk(client, mine.roundtable).post(
        f"{ADDRESS}{promise.pk}/", {"act": "KEEP", "evidence": "no link", "shown_by": "A letter"}
    )
    assert page.status_code == 422
    text = page.content.decode()
    assert 'value="A letter"' in text
    assert 'value="no link"' in text
    assert re.search(r'value="KEEP"[^>]*checked', text)


def test_with_a_partner_goes_what_shows_that_they_kept_a_promise(made):
    mine, _promise = made
    guest = a_guest(mine.roundtable)
    theirs = Promise.objects.create(
        roundtable=mine.roundtable, guest=guest, who="Bo", words="Example", client_id="p", made_at=NOW
    )
    acts.find(mine, theirs.pk, Act.KEEP, SHOWS, NOW, shown_by="Bo’s letter of Monday")
    Promise.objects.filter(pk=theirs.pk).update(reply="I did")
    (exported,) = export_person(guest.email)["roundtables.Promise"]
    assert (exported["reply"], exported["evidence"]) == ("I did", SHOWS)
    erase_person(guest.email)
    theirs.refresh_from_db()
    assert (theirs.words, theirs.reply, theirs.evidence, theirs.shown_by) == ("", "", "", "")
    assert set(theirs.events.values_list("evidence", "shown_by")) == {("", "")}


def test_who_promised_and_is_nobodys_guest_is_erased_in_time_and_an_mp_is_not(made):
    mine, promise = made
    typed = Promise.objects.create(roundtable=mine.roundtable, who="Flo Example", words="Example", client_id="t", made_at=NOW)
    for days, who in ((180, "Flo Example"), (181, "")):  # it never had a day
        erase_what_is_due(NOW + days * DAY)
        typed.refresh_from_db()
        assert typed.who == who
    promise.refresh_from_db()
    assert promise.who == "Ada Example"

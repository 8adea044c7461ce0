"""Letters to people: one declaration, a way to say "no more" that holds for every room, and the exceptions that are stated."""

import re

import pytest
from django.template import engines
from django.template.loader import get_template
from django.test import Client
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.outbox import letters, no_more
from causeway.outbox.actions import claim
from causeway.outbox.actions.addressing import readdress
from causeway.outbox.composing import compose
from causeway.outbox.letters import Letter
from causeway.outbox.models import Message, Suppression, address_key, suppressed
from causeway.people.desk import Desk, DeskWords
from causeway.people.models import Link
from causeway.privacy.registry import erase_person, export_person

pytestmark = pytest.mark.django_db
ADA = "ada@example.org"


@pytest.fixture
def letter(monkeypatch):
    monkeypatch.setattr(letters, "_kinds", {})
    monkeypatch.setattr(letters, "render_to_string", lambda name, context: engines["django"].from_string(name).render(context))

    def make(**more):
        return Letter("example", "About %(title)s", "{% autoescape off %}Dear reader of {{ title }}{% endautoescape %}", **more)

    return make


def link_in(message):
    return re.search(r"http://[^/]+(/mail/no-more/\S+)", message.text)[1]


def test_one_declaration_says_kind_subject_and_text(letter):
    message = letter().post(to=ADA, title="kites & strings")
    assert (message.kind, message.subject) == ("example", "About kites & strings")
    assert message.text.startswith("Dear reader of kites & strings\n\n-- \n")
    mail = compose(message)
    assert mail["List-Unsubscribe"] == f"<{message.no_more}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert ADA not in message.no_more


@pytest.mark.parametrize(("more", "leaves"), [({}, False), ({"asked_for": True}, True), ({"office": True}, True)])
def test_what_waits_when_somebody_says_no_more_does_not_leave(letter, more, leaves):
    letter(**more).post(to=ADA, title="x")
    [waiting] = claim("worker", 1, timezone.now())
    no_more.suppress(address_key(ADA))
    assert readdress(waiting, timezone.now()) is leaves
    waiting.refresh_from_db()
    assert waiting.state == ("claimed" if leaves else "failed")


def test_looking_changes_nothing_and_the_button_holds_for_every_room(letter):
    link, client = link_in(letter().post(to=ADA, title="x")), Client(enforce_csrf_checks=True)
    assert "Press the button" in client.get(link).content.decode()
    assert not Suppression.objects.exists()
    assert "It is noted" in client.post(link).content.decode()
    client.post(link)
    assert Suppression.objects.count() == 1
    assert letter().post(to="Ada@Example.org", title="x") is None
    assert letter().post(to="bo@example.org", title="x") is not None
    assert Entry.objects.filter(act="outbox.no-more", actor="addressee").count() == 2


@pytest.mark.parametrize("said", [{"HTTP_ORIGIN": "https://elsewhere.example"}, {"HTTP_SEC_FETCH_SITE": "cross-site"}])
def test_another_site_presses_no_button(letter, said):
    link, client = link_in(letter().post(to=ADA, title="x")), Client(enforce_csrf_checks=True)
    assert client.post(link, **said).status_code == 403
    assert not Suppression.objects.exists()
    assert client.post(link, HTTP_SEC_FETCH_SITE="same-origin", HTTP_ORIGIN="http://testserver").status_code == 200
    assert Suppression.objects.exists()


def test_what_was_asked_for_still_comes_without_the_link_and_so_do_letters_to_offices(letter):
    Client().post(link_in(letter().post(to=ADA, title="x")))
    letters._kinds.clear()
    asked = letter(asked_for=True).post(to=ADA, title="x")
    assert asked is not None
    assert "no-more" not in asked.text + str(compose(asked))
    letters._kinds.clear()
    assert letter(office=True).post(to=ADA, title="x") is not None
    Suppression.objects.update(everything=True)
    letters._kinds.clear()
    assert letter(asked_for=True).post(to=ADA, title="x") is None


def test_a_broken_link_says_so(client):
    page = client.post("/mail/no-more/nonsense/")
    assert (page.status_code, "not complete" in page.content.decode()) == (404, True)


def test_two_letters_of_one_kind_are_refused(letter):
    letter()
    with pytest.raises(ValueError, match="Two letters are called example"):
        letter(office=True)


def test_a_person_finds_their_wish_and_can_have_it_forgotten(letter):
    Client().post(link_in(letter().post(to=ADA, title="x")))
    assert len(export_person(ADA)["outbox.Suppression"]) == 1
    erase_person(ADA)
    assert not Suppression.objects.exists()
    assert Message.objects.get().no_more == ""


def test_the_shared_text_of_a_link_can_be_rendered():
    assert get_template("people/mail/link.txt")


def test_words_that_somebody_wrote_for_another_are_erased_with_their_writer(letter):
    message = letter().post(to="bo@example.org", person=ADA, title="x")
    erase_person(ADA)
    message.refresh_from_db()
    assert (message.text, message.to) == ("", "")
    assert letter().post(to="bo@example.org", title="x").person == "bo@example.org"


def test_an_address_wants_no_more_in_each_of_its_spellings():
    no_more.suppress(address_key(ADA))
    spelt = ["Ada@example.org", ADA, " ada@EXAMPLE.org", "bo@example.org", ""]
    assert no_more.wanted_by(spelt) == {"Ada@example.org", ADA, " ada@EXAMPLE.org"}


def test_what_a_letter_needs_is_made_only_where_it_goes(letter):
    made = []

    def link():
        made.append("row")
        return {"title": "kites"}

    no_more.suppress(address_key(ADA))
    assert letter().post(to=ADA, made=link) is None
    assert made == []
    assert letter().post(to="bo@example.org", made=link).subject == "About kites"
    assert made == ["row"]


def test_a_desk_keeps_no_link_for_whoever_never_wants_to_hear():
    desk = Desk("links", at="/links/", home="links", words=DeskWords(title="Links"))
    no_more.suppress(address_key(ADA), everything=True)
    assert not desk.send_link(ADA, timezone.now())
    assert not Link.objects.exists()


def test_a_promise_made_under_an_older_key_is_kept_under_the_new_one(settings):
    older = settings.SECRET_KEY
    no_more.suppress(address_key(ADA), everything=True)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new key of this site, long enough to be one", [older]
    assert no_more.wanted(ADA)
    assert no_more.wanted(ADA, asked_for=True)
    assert no_more.wanted_by([ADA, "bo@example.org"]) == {ADA}
    assert Suppression.objects.filter(suppressed(ADA)).count() == 1
    settings.SECRET_KEY_FALLBACKS = []
    assert not no_more.wanted(ADA), "which is why the older key stays where it is"

"""When this, then propose that: what is proposed waits for a person's yes, and each writer hears once."""

import datetime as dt

import pytest
from django.urls import reverse
from news_rows import NOW, a_letter, a_source, an_editor, found

from causeway.audit.models import Entry
from causeway.moves.domain import IllegalMove
from causeway.news.items.domain import Did, Kind, Person
from causeway.news.items.storing import store
from causeway.news.loop import actions, matching
from causeway.news.loop.domain import Proposes, State
from causeway.news.loop.models import Proposal, Rule, Told
from causeway.news.loop.writers import letters_before, still_to_tell
from causeway.outbox import no_more
from causeway.outbox.models import Message, address_key

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
MP = Person("An Example", Did.ASKED, 172, "Example Party", "Leeds East")
KIND = "news-since-your-letter"


def a_rule(**more):
    given = {
        "title": "An example rule",
        "kinds": ["question"],
        "words": '"speech and language"',
        "proposes": Proposes.WRITERS.value,
    }
    return Rule.objects.create(key=more.pop("key", "example"), **given | more)


def a_question(**more):
    given = {"kind": Kind.QUESTION, "title": "Speech and Language Therapy: Leeds", "people": (MP,)}
    return found(more.pop("key", "q"), **given | more)


def stored(*items, now=NOW):
    store(a_source(f"s{Proposal.objects.count()}-{Rule.objects.count()}"), items, now)


def told():
    return sorted(Message.objects.filter(kind=KIND).values_list("to", flat=True))


def agreed():
    actions.agree(Proposal.objects.get().pk, "A few words.", by="editor", now=NOW)
    return actions.tell_writers(NOW)


def test_a_question_beside_a_letter_is_proposed_and_nothing_goes_out():
    a_letter()
    a_rule(says="Read it there.")
    stored(a_question(), a_question(key="other", title="Fishing quotas"))
    proposal = Proposal.objects.get()
    assert (proposal.item.key, proposal.state, proposal.draft) == ("q", State.WAITS, "Read it there.")
    assert actions.tell_writers(NOW) == 0
    assert not Message.objects.exists()


def test_after_a_yes_the_writer_hears_once_in_cautious_words():
    a_letter(email="head@school.example")
    a_rule()
    stored(a_question())
    assert agreed() == 1
    assert actions.tell_writers(NOW + DAY) == 0
    message = Message.objects.get(kind=KIND)
    assert message.to == "head@school.example"
    assert "Whether your letter had a part in this we do not know" in message.text
    assert "An Example asked a question in Parliament" in message.text
    assert "A few words." in message.text
    assert message.no_more in message.text
    assert Proposal.objects.get().state == State.DONE
    assert [act for act in Entry.objects.order_by("pk").values_list("act", flat=True) if act.startswith("proposal:")] == [
        "proposal: a person says yes",
        "proposal: everything that it meant was done",
    ]


def test_after_a_no_nobody_hears():
    a_letter()
    a_rule()
    stored(a_question())
    actions.decline(Proposal.objects.get().pk, by="editor", now=NOW)
    assert actions.tell_writers(NOW) == 0
    with pytest.raises(IllegalMove):
        actions.agree(Proposal.objects.get().pk, "", by="editor", now=NOW)
    assert told() == []


@pytest.mark.parametrize(
    "more",
    [
        {"addressee_key": "mp:173"},
        {"confirmed_at": NOW + DAY},
        {"confirmed_at": NOW},  # on the day itself nobody knows which came first
        {"confirmed_at": NOW - 400 * DAY},
        {"confirmed_at": None, "state": "awaiting confirmation"},
        {"state": "refused by staff"},
        {"state": "not delivered"},
        {"email": "", "erased_at": NOW},
        {"office": "council"},
        {"ask_key": "debate"},
    ],
)
def test_letters_to_others_of_another_day_or_ask_or_that_never_arrived_stand_beside_nothing(more):
    a_letter(**more)
    a_rule(asks=["local-services"])
    stored(a_question())
    assert not Proposal.objects.exists()


def test_a_minister_who_answers_is_not_whom_letters_asked():
    a_letter()
    a_rule(kinds=["answer"], key="answers")
    minister = Person("A Minister", Did.ANSWERED, 172)
    stored(a_question(kind=Kind.ANSWER, people=(minister,)))
    assert not Proposal.objects.exists()


def test_a_writer_of_several_letters_hears_once_and_so_does_one_whom_two_rules_mean():
    for day in (3, 4, 5):
        a_letter(email="head@school.example", address_key="a", confirmed_at=NOW - day * DAY)
    a_letter(email="other@school.example", address_key="b")
    a_rule()
    a_rule(key="second")
    stored(a_question())
    for proposal in Proposal.objects.all():
        actions.agree(proposal.pk, "", by="editor", now=NOW)
    assert actions.tell_writers(NOW) == 2
    assert told() == ["head@school.example", "other@school.example"]
    assert set(Proposal.objects.values_list("state", flat=True)) == {State.DONE}


def test_a_job_killed_in_the_middle_goes_on_and_tells_nobody_twice(monkeypatch):
    for number in range(5):
        a_letter(email=f"head{number}@school.example", address_key=str(number))
    a_rule()
    stored(a_question())
    actions.agree(Proposal.objects.get().pk, "", by="editor", now=NOW)
    monkeypatch.setattr(actions, "AT_ONCE", 2)
    real, calls = actions.since_your_letter, []

    def dies(*args):
        calls.append(args)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(actions, "since_your_letter", dies)
    with pytest.raises(KeyboardInterrupt):
        actions.tell_writers(NOW)
    assert len(told()) == 2
    assert actions.tell_writers(NOW) == 3
    assert told() == [f"head{number}@school.example" for number in range(5)]


def test_who_wants_no_more_mail_gets_none_and_is_not_asked_again():
    a_letter(email="quiet@school.example")
    no_more.suppress(address_key("quiet@school.example"))
    a_rule()
    stored(a_question())
    assert agreed() == 1
    assert told() == []
    assert Told.objects.count() == 1


def test_what_is_erased_meanwhile_is_told_to_nobody():
    letter = a_letter()
    a_rule()
    stored(a_question())
    letter.email, letter.erased_at = "", NOW
    letter.save()
    assert agreed() == 0
    assert still_to_tell(Proposal.objects.get()) == []


def test_copies_hidden_things_and_old_things_call_for_nothing():
    a_letter(confirmed_at=NOW - 60 * DAY)
    a_rule()
    stored(a_question(key="old", published_at=NOW - 40 * DAY))
    assert not Proposal.objects.exists()


def test_a_consultation_opens_a_paper_and_is_done_with_the_yes():
    a_rule(kinds=["consultation"], words="SEND", proposes=Proposes.PAPER.value, says="Answer it.")
    stored(a_question(kind=Kind.CONSULTATION, title="SEND reform", people=(), on=NOW.date() + 40 * DAY))
    actions.agree(Proposal.objects.get().pk, "Answer it.", by="editor", now=NOW)
    assert Proposal.objects.get().state == State.DONE
    assert not Message.objects.exists()


def test_a_rule_looks_back_a_month_and_proposes_each_thing_once():
    a_letter(confirmed_at=NOW - 60 * DAY)
    stored(a_question(), a_question(key="two", address="https://news.example/two"))
    rule = a_rule()
    assert matching.look_back(rule, NOW) == 2
    assert matching.look_back(rule, NOW) == 0


def test_a_rule_that_is_not_in_use_or_of_another_source_proposes_nothing():
    a_letter()
    a_rule(active=False)
    a_rule(key="elsewhere", source=a_source("elsewhere"))
    stored(a_question())
    assert not Proposal.objects.exists()


def test_letters_stand_beside_what_was_signed_too():
    a_letter()
    item = a_question(kind=Kind.MOTION, people=(Person("An Example", Did.SIGNED, 172),))
    stored(item)
    from causeway.news.items.models import Item

    assert letters_before(Item.objects.get(), []).count() == 1


# The staff's pages.


def test_staff_read_change_and_agree(client):
    an_editor(client)
    a_letter()
    a_rule()
    stored(a_question())
    listed = client.get(reverse("news_loop:proposals")).content.decode()
    assert "Speech and Language Therapy: Leeds" in listed
    at = reverse("news_loop:proposal", args=[Proposal.objects.get().pk])
    page = client.get(at).content.decode()
    assert "1 confirmed letter reached this MP before that day." in page
    assert "1 writer has not heard of it yet." in page
    client.post(at, {"act": "yes", "draft": "Changed words."})
    client.post(at, {"act": "no", "draft": "Too late."})
    held = Proposal.objects.get()
    assert (held.state, held.draft, held.decided_by) == (State.AGREED, "Changed words.", "editor")


def test_a_get_decides_nothing(client):
    an_editor(client)
    a_letter()
    a_rule()
    stored(a_question())
    client.get(reverse("news_loop:proposal", args=[Proposal.objects.get().pk]), {"act": "yes", "draft": "x"})
    assert Proposal.objects.get().state == State.WAITS


def test_a_rule_is_written_and_words_that_are_no_search_are_refused(client):
    an_editor(client)
    at = reverse("news_loop:rule-new")
    typed = {"title": "Waits", "kinds": ["question"], "words": '"speech', "proposes": "writers", "active": "on"}
    refused = client.post(at, typed).content.decode()
    assert not Rule.objects.exists()
    assert "&quot;speech" in refused
    client.post(at, {**typed, "words": '"speech and language"'})
    rule = Rule.objects.get()
    assert (rule.key, rule.kinds, rule.active) == ("waits", ["question"], True)
    assert client.get(reverse("news_loop:rule", args=["waits"])).status_code == 200
    assert client.get(reverse("news_loop:rules")).status_code == 200
    assert client.post(reverse("news_loop:look-back", args=["waits"])).status_code == 302


def test_the_loop_is_closed_to_who_may_not_edit_the_news(client, django_user_model):
    user = django_user_model.objects.create_user("other", is_staff=True)
    client.force_login(user)
    assert client.get(reverse("news_loop:proposals")).status_code in {302, 403}

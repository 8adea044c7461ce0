"""A row written by a kept statement is the row that ``save`` would have written."""

import datetime as dt
from enum import StrEnum

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.forms.models import model_to_dict
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.frame.database.rows import insert, update
from causeway.letters.letter.models import Draft, Letter
from causeway.outbox.models import Lane, Message

NOW = dt.datetime(2026, 3, 4, 5, 6, 7, 891, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


class Act(StrEnum):
    DONE = "done"


def drafts():
    """Return two drafts that differ in nothing but their tokens, with values of every kind, none among them."""
    said = {
        "answers": {"a": ["é", None, 1.5]},
        "figure": None,
        "text": "%s ' \" \\ \n",
        "school_urn": None,
        "text_is_behind": True,
    }
    return [Draft(token_digest=token, created=NOW, changed=NOW, role="constituent", **said) for token in ("one", "two")]


def test_it_is_inserted_as_save_inserts_it(django_assert_num_queries):
    ours, theirs = drafts()
    with django_assert_num_queries(2):
        insert(ours)
        theirs.save(force_insert=True)
    kept = [model_to_dict(Draft.objects.get(pk=each.pk), exclude=["id", "token_digest"]) for each in (ours, theirs)]
    assert kept[0] == kept[1]
    assert not ours._state.adding
    assert ours._state.db == theirs._state.db
    ours.name = "changed"
    ours.save()  # it is that row
    assert Draft.objects.count() == 2


def test_defaults_and_what_is_of_no_plain_type_are_written():
    entry = Entry(act=Act.DONE, actor="writer", subject="a:1", detail={"n": 1})
    insert(entry)
    found = Entry.objects.get(pk=entry.pk)
    assert (found.act, found.detail, found.at) == ("done", {"n": 1}, entry.at)
    lane = Lane(name="a")
    insert(lane)
    assert timezone.now() - Lane.objects.get(name="a").opens_at < dt.timedelta(minutes=1)


def test_some_fields_are_updated_and_no_others():
    draft, other = drafts()
    insert(draft)
    insert(other)
    letter = Letter(
        draft=draft, created=NOW, state="queued", state_since=NOW, role="constituent", seat_code="E14", seat_name="S", owed_at=NOW
    )
    insert(letter)
    letter.draft, letter.owed_at, letter.name = None, None, "not written"
    update(letter, ["draft", "owed_at"])
    found = Letter.objects.get(pk=letter.pk)
    assert (found.draft_id, found.owed_at, found.name, found.state) == (None, None, "", "queued")
    draft.answers = {"b": "ß"}
    update(draft, ["answers"])
    assert Draft.objects.get(pk=draft.pk).answers == {"b": "ß"}
    assert Draft.objects.get(pk=other.pk).answers == other.answers


def test_a_row_that_is_not_there_cannot_be_updated():
    draft = drafts()[0]
    insert(draft)
    Draft.objects.filter(pk=draft.pk).delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        update(draft, ["name"])


def test_what_the_database_refuses_ends_the_transaction():
    insert(Message(kind="k", message_id="<a@b>"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Message(kind="k", message_id="<a@b>"))
    with transaction.atomic():
        with pytest.raises(IntegrityError):
            insert(Message(kind="k", message_id="<a@b>"))
        with pytest.raises(transaction.TransactionManagementError):
            Message.objects.count()

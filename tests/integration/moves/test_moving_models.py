"""A model that moves by its table: steps, saves, writes down; refuses the rest, and the database refuses what is no state."""

import datetime as dt
from enum import StrEnum

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import isolate_apps
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.moves.domain import IllegalMove, Moves
from causeway.moves.models import Moving

pytestmark = pytest.mark.django_db(transaction=True)


class State(StrEnum):
    FOLDED = "folded"
    FLYING = "flying"


class Act(StrEnum):
    FLY = "the wind takes it"
    FOLD = "it is folded up"


class Noted(StrEnum):
    LOST = "kite: lost in a tree"


MOVES = Moves("A kite", {(State.FOLDED, Act.FLY): State.FLYING, (State.FLYING, Act.FOLD): State.FOLDED})
NOON = dt.datetime(2026, 5, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def kites():
    with isolate_apps("causeway.audit"):

        class Kite(Moving):
            moves = MOVES
            colour = models.CharField(max_length=12, default="red")

            class Meta:
                app_label = "audit"

        with connection.schema_editor() as editor:
            editor.create_model(Kite)
        yield Kite
        with connection.schema_editor() as editor:
            editor.delete_model(Kite)


def of_kites():
    """The audit rows of kites: others may stand there of what is loaded for many tests."""
    return Entry.objects.filter(subject__startswith="audit.Kite")


def test_it_begins_where_its_table_begins_and_moves_with_what_changed(kites):
    kite = kites.objects.create()
    assert kite.state == State.FOLDED
    with transaction.atomic():
        kites.held(kite.pk).move(Act.FLY, by="tester", now=NOON, colour="blue")
    kite.refresh_from_db()
    assert (kite.state, kite.state_since, kite.colour) == ("flying", NOON, "blue")
    entry = of_kites().get()
    assert (entry.act, entry.actor, entry.subject) == ("kite: the wind takes it", "tester", f"audit.Kite:{kite.pk}")


def test_a_move_that_is_not_in_the_table_changes_and_writes_nothing(kites):
    kite = kites.objects.create()
    assert kite.can(Act.FLY)
    assert not kite.can(Act.FOLD)
    with pytest.raises(IllegalMove, match="A kite that is folded"):
        kite.move(Act.FOLD, by="tester", now=NOON, colour="blue")
    assert (kite.state, kite.colour) == ("folded", "red")
    assert not of_kites().exists()


def test_a_step_that_is_part_of_something_larger_leaves_the_audit_row_to_that(kites):
    kite = kites.objects.create()
    kite.step(Act.FLY, NOON, colour="blue")
    kite.refresh_from_db()
    assert (kite.state, kite.state_since, kite.colour) == ("flying", NOON, "blue")
    with pytest.raises(IllegalMove):
        kite.step(Act.FLY, NOON, colour="green")
    assert (kite.colour, of_kites().count()) == ("blue", 0)


def test_a_room_may_name_the_act_in_the_trail(kites):
    kite = kites.objects.create(state="flying", state_since=timezone.now())
    kite.move(Act.FOLD, by="tester", now=NOON, noted=Noted.LOST, detail={"tree": "an oak"})
    assert list(of_kites().values_list("act", "detail")) == [("kite: lost in a tree", {"tree": "an oak"})]


def test_the_database_knows_the_states(kites):
    names = [constraint.name for constraint in kites._meta.constraints]
    assert names == ["audit_kite_state_known"]
    with pytest.raises(IntegrityError), transaction.atomic():
        kites.objects.create(state="in a tree")

"""Two people at one form: whatever each does, no word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.after.story.forms import StoryForm
from causeway.roundtables.dates.forms import NeedsForm
from causeway.roundtables.table.domain.editing import merge, seen
from causeway.roundtables.table.forms import GuestForm, LetterForm, OwnWordsForm, PlanForm, SeenForm
from causeway.roundtables.tasks.forms import TaskForm

WORDS = st.sampled_from(["", "one", "two", "three", "ein Wort: zwei"])
ROWS = st.fixed_dictionaries({"a": WORDS, "b": WORDS, "c": st.lists(WORDS, max_size=2)})


@given(then=ROWS, mine=ROWS, now=ROWS)
def test_every_change_is_kept_or_shown(then, mine, now):
    """Against the plain rule, field by field: who changed it?"""
    merged = merge(mine, now, seen(then))
    for name in then:
        i_changed, they_changed = mine[name] != then[name], now[name] != then[name]
        if i_changed and they_changed and mine[name] != now[name]:
            assert merged.clashes[name] == now[name]
        else:
            assert name not in merged.clashes
            if i_changed and not they_changed and not merged.clashes:
                assert merged.save[name] == mine[name]
    if merged.clashes:
        assert merged.save == {}  # nothing is written while something is undecided


@given(then=ROWS, mine=ROWS)
def test_alone_one_saves_what_one_changed(then, mine):
    merged = merge(mine, then, seen(then))
    assert merged.clashes == {}
    assert then | merged.save == mine


@given(now=ROWS, mine=ROWS)
def test_a_form_without_marks_overwrites_nothing(now, mine):
    merged = merge(mine, now, "")
    assert merged.save == {}
    assert set(merged.clashes) == {name for name in now if now[name] != mine[name]}


def test_marks_hold_none_of_the_words():
    assert "secret" not in seen({"a": "a secret word"})


FORMS = [StoryForm, NeedsForm, GuestForm, LetterForm, OwnWordsForm, PlanForm, TaskForm]


def test_every_form_that_two_may_edit_is_looked_at_below():
    assert set(SeenForm.__subclasses__()) == set(FORMS)


@pytest.mark.parametrize(("form", "name"), [(form, name) for form in FORMS for name in form.base_fields])
def test_what_somebody_else_saved_in_one_field_alone_can_be_shown(form, name):
    assert form.as_typed({name: "theirs"}) is not None

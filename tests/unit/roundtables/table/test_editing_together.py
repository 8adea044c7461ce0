"""Two people at one form: whatever each does, no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.table.domain.editing import merge, seen

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

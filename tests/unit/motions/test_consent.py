"""The family tree: counts by clause and by ask add up to the texts they come from."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from causeway.motions.consent.domain import Adopted, Tally, consent
from causeway.motions.wording.domain import Clause, Part

MODEL = tuple(Clause(f"c{n}", Part.RESOLVES, f"Clause number {n} of it.", "odd" if n % 2 else "even") for n in range(4))


def text(*fates: str) -> Adopted:
    """A text with a fate for each of the model's clauses: k, c or s."""
    now = [
        replace(each, text="In other words.") if fate == "c" else each
        for each, fate in zip(MODEL, fates, strict=True)
        if fate != "s"
    ]
    return Adopted(MODEL, tuple(now))


FATES = st.lists(st.tuples(*[st.sampled_from("kcs")] * 4), max_size=8)


@given(FATES)
def test_counts_add_up(all_fates):
    found = consent([text(*fates) for fates in all_fates])
    assert found.texts == len(all_fates)
    for at, row in enumerate(found.clauses):
        column = [fates[at] for fates in all_fates]
        assert row.tally == Tally(column.count("k"), column.count("c"), column.count("s"))
    for tally in found.asks.values():
        assert tally.asked == len(all_fates)


def test_an_ask_is_kept_where_nothing_of_it_was_touched_and_stands_while_any_of_it_does():
    found = consent([text("k", "s", "k", "k"), text("s", "s", "s", "s"), text("k", "k", "k", "k")])
    assert found.asks["even"] == Tally(kept=2, changed=0, struck=1)
    assert found.asks["odd"] == Tally(kept=1, changed=1, struck=1)
    assert found.asks["odd"].standing == 2


def test_a_clause_that_a_model_did_not_have_is_not_counted_against_it():
    shorter = Adopted(MODEL[:1], MODEL[:1])
    found = consent([text("k", "k", "k", "k"), shorter])
    assert [row.tally.asked for row in found.clauses] == [2, 1, 1, 1]
    assert found.asks["odd"].asked == 1


def test_few_are_few_and_additions_are_counted():
    added = Adopted(MODEL, (*MODEL, Clause("own-1", Part.NOTES, "Ours.")))
    assert consent([added]).added == 1
    assert consent([added]).few
    assert not consent([added] * 10).few
    assert consent([]).asks == {}

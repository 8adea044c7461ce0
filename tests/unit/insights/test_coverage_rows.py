"""Small numbers are hidden from order, filter and sum alike."""

from hypothesis import given
from hypothesis import strategies as st

from causeway.insights.coverage.domain import Asked, Row, Sum, chosen, guarded, shares, sums

COLUMNS = ("letters", "roundtables")


def row(code, letters, roundtables=0, region="E12000007"):
    return Row(code, code, region, region, (letters, roundtables))


def test_below_five_all_looks_alike_to_who_need_not_know():
    assert [guarded(many, of_people=True, sees_small=False) for many in (0, 1, 4, 5)] == [None, None, None, 5]
    assert guarded(1, of_people=True, sees_small=True) == 1
    assert guarded(1, of_people=False, sees_small=False) == 1


def test_rows_with_and_without_in_order():
    rows = [row("A", 7), row("B", None, 2), row("C", 12, 1), row("D", 0)]

    def codes(**asked):
        return [each.code for each in chosen(rows, COLUMNS, Asked(**asked))]

    assert codes(having="letters") == ["A", "C"]
    assert codes(lacking="letters") == ["B", "D"]
    assert codes(having="letters", lacking="roundtables") == ["A"]
    assert codes(order="letters") == ["C", "A", "B", "D"]
    assert codes(region="E12000001") == []


def test_a_sum_with_something_hidden_is_of_what_is_shown():
    assert sums([row("A", 7, 1), row("B", None, 2)], COLUMNS) == (Sum(7, at_least=True), Sum(3, at_least=False))


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=20), st.sampled_from(["", *COLUMNS, "region"]))
def test_nothing_that_is_shown_depends_on_what_is_hidden(pairs, order):
    """Two worlds that differ only below five are shown the same."""

    def shown(change):
        rows = [
            row(f"{at:02}", guarded(change(many), of_people=True, sees_small=False), other)
            for at, (many, other) in enumerate(pairs)
        ]
        found = chosen(rows, COLUMNS, Asked(order=order, having="letters"))
        return [(each.code, each.counts) for each in found], sums(rows, COLUMNS)

    assert shown(lambda many: many) == shown(lambda many: many if many >= 5 else (many + 1) % 5)


def test_a_funnels_steps_stand_beside_its_widest():
    assert shares({"opened": 200, "asked": 50}) == (("opened", 200, 100), ("asked", 50, 25))
    assert shares({"opened": 0}) == (("opened", 0, 0),)

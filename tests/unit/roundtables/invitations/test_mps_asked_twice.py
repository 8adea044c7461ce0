"""The same MP twice in a month, against a plain search through every pair of days."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.invitations.domain.clashes import WITHIN, Sitting, clashes

TODAY, DAY = dt.date(2027, 3, 1), dt.timedelta(days=1)
days = st.integers(-80, 80).map(lambda number: TODAY + number * DAY)
sittings = st.lists(
    st.builds(
        Sitting,
        roundtable=st.integers(1, 5),
        member=st.integers(1, 3),
        days=st.lists(days, max_size=3, unique=True).map(lambda found: tuple(sorted(found))),
        settled=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda each: (each.roundtable, each.member),
)


def plainly(those):
    """Return (member, both roundtables, days apart) of every pair, by looking at all of them."""
    found = set()
    for one in those:
        for other in those:
            if one.member == other.member and one.roundtable < other.roundtable:
                apart = [(abs((a - b).days), max(a, b)) for a in one.days for b in other.days]
                if apart and min(apart)[0] <= WITHIN and min(apart)[1] >= TODAY:
                    found.add((one.member, one.roundtable, other.roundtable, min(apart)[0]))
    return found


@given(sittings)
def test_every_clash_is_found_and_no_other(those):
    found = clashes(those, TODAY)
    assert {(each.member, *sorted((each.first.roundtable, each.second.roundtable)), each.apart) for each in found} == plainly(
        those
    )
    assert all(each.on[0] <= each.on[1] for each in found)
    assert all(each.on[0] in each.first.days and each.on[1] in each.second.days for each in found)


@given(sittings)
def test_the_order_they_come_in_says_nothing(those):
    assert clashes(those, TODAY) == clashes(list(reversed(those)), TODAY)


def test_a_month_is_31_days_and_settled_ones_come_first():
    one = Sitting(1, 901, (TODAY,), settled=True)
    other = Sitting(2, 901, (TODAY + 31 * DAY,), settled=True)
    maybe = Sitting(3, 901, (TODAY + 5 * DAY, TODAY + 300 * DAY), settled=False)
    found = clashes([maybe, one, other], TODAY)
    assert [(each.settled, each.apart) for each in found] == [(True, 31), (False, 5), (False, 26)]
    assert clashes([one, Sitting(2, 901, (TODAY + 32 * DAY,), settled=True)], TODAY) == ()

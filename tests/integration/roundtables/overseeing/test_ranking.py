"""Which roundtables need help, and which most, worked out for all of them at once."""

import datetime as dt

import pytest
from day_examples import NOW, a_date, a_roundtable, a_seat, an_answer
from django.utils import timezone

from causeway.roundtables.invitations.models import Invitation
from causeway.roundtables.overseeing import queries as overseeing
from causeway.roundtables.overseeing.domain import Need
from causeway.roundtables.overseeing.ranking import letters_of, ranked, settled
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table.models import Organiser, Roundtable

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def organised(slug, *, touched=0, **more):
    """A roundtable with somebody who organises it, last touched so many days ago, by the calendar: some days have 23 hours, or 25."""
    made = a_roundtable(slug, **more)
    here = timezone.localtime(NOW)
    Roundtable.objects.filter(pk=made.pk).update(
        changed=here - touched * DAY
    )  # the same time of that day, as clocks here showed it
    return made


def of(now=NOW):
    """Every roundtable's slug with its reasons, in the order of the list."""
    rows = ranked(Roundtable.objects.all(), overseeing.clashing(now), now)
    slugs = dict(Roundtable.objects.values_list("pk", "slug"))
    return [(slugs[row.key], [each.need for each in row.reasons], row.touched) for row in rows]


def test_the_most_pressing_stands_first_and_of_equals_the_longest_untouched():
    organised("fine")
    organised("late", touched=20)
    organised("later", touched=50)
    Organiser.objects.filter(roundtable=organised("nobody")).update(revoked_at=NOW)
    assert of() == [
        ("nobody", [Need.NOBODY], 0),
        ("later", [Need.UNTOUCHED], 50),
        ("late", [Need.UNTOUCHED], 20),
        ("fine", [], 0),
    ]


def test_an_organiser_counts_who_is_there_and_is_known():
    made = organised("example")
    for change in ({"revoked_at": NOW}, {"verified_at": None}, {"email": ""}):
        before = Organiser.objects.filter(roundtable=made).values().get()
        Organiser.objects.filter(roundtable=made).update(**change)
        assert of() == [("example", [Need.NOBODY], 0)], change
        Organiser.objects.filter(roundtable=made).update(**before)
    assert of() == [("example", [], 0)]


def test_an_mp_asked_to_two_is_a_reason_at_both_until_they_decline_one():
    for slug in ("one", "two"):
        a_date(organised(slug))
    seats = [a_seat(each) for each in Roundtable.objects.order_by("pk")]
    assert [(slug, reasons) for slug, reasons, _days in of()] == [("one", [Need.CLASH]), ("two", [Need.CLASH])]
    an_answer(seats[1], "cannot")
    assert [reasons for _slug, reasons, _days in of()] == [[], []]


def test_promises_are_overdue_even_where_all_else_is_over():
    made = organised("over", state="closed")
    seat = a_seat(made)
    same = {"roundtable": made, "seat": seat, "who": "Ada Example", "words": "An example of a promise", "made_at": NOW}
    Promise.objects.create(**same, due=NOW.date() - DAY, client_id="1")
    Promise.objects.create(**same, due=NOW.date() + DAY, client_id="2")
    (row,) = ranked(Roundtable.objects.all(), overseeing.clashing(NOW), NOW)
    assert row.ended
    assert [(each.need, each.number) for each in row.reasons] == [(Need.PROMISES, 1)]


def test_of_a_seat_the_last_letter_counts_and_what_was_said_to_it():
    made = organised("example")
    seat = a_seat(made)
    first = seat.invitations.get()
    an_answer(seat, "attends", at=NOW)
    assert [(each.state, each.said) for each in letters_of(Invitation.objects.all())] == [("delivered", "attends")]
    again = {field.attname: getattr(first, field.attname) for field in Invitation._meta.concrete_fields if not field.primary_key}
    Invitation.objects.filter(pk=first.pk).update(state="withdrawn")
    Invitation.objects.create(**again | {"member_id": 902, "state": "not delivered", "nonce": "another"})
    assert [(each.state, each.said) for each in letters_of(Invitation.objects.all())] == [("not delivered", "")]


def test_a_day_is_settled_once_everybody_was_told():
    assert settled(NOW, None) is None
    assert settled(None, NOW) is None
    assert settled(NOW, NOW) == NOW.date()


def test_as_many_questions_for_many_as_for_one(django_assert_num_queries):
    a_seat(organised("example-0"))
    found = overseeing.clashing(NOW)
    with django_assert_num_queries(3):
        ranked(Roundtable.objects.all(), found, NOW)
    for number in range(1, 6):
        a_seat(organised(f"example-{number}"))
    with django_assert_num_queries(3):
        assert len(ranked(Roundtable.objects.all(), found, NOW)) == 6

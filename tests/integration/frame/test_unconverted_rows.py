"""Rows as the database gave them: what is made of one is what the queryset gives."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.db.models import Case, Exists, F, OuterRef, Q, When

from causeway.frame.database.unconverted import Unconverted

pytestmark = pytest.mark.django_db
THEN = dt.datetime(2026, 7, 1, 12, 30, tzinfo=dt.UTC)


@pytest.fixture
def asked():
    User.objects.create(username="nia", date_joined=THEN, last_login=THEN, first_name="Nia")
    User.objects.create(username="sam", date_joined=THEN)
    there = Exists(User.objects.filter(pk=OuterRef("pk"), last_login__isnull=False))
    rows = User.objects.order_by("username").annotate(
        there=there, named=~Q(first_name=""), came=Case(When(is_active=True, then=F("last_login")))
    )
    return rows.values_list("username", "date_joined", "there", "named", "came")


def test_what_is_made_of_each_row_is_what_the_queryset_gives(asked):
    question = Unconverted(asked)
    made = [question.converted(row) for row in question.rows()]
    assert made == list(asked) == [("nia", THEN, True, True, THEN), ("sam", THEN, False, False, None)]


def test_a_row_that_changed_compares_as_another_and_one_that_did_not_as_the_same(asked):
    nia, sam = Unconverted(asked).rows()
    User.objects.filter(username="sam").update(date_joined=THEN + dt.timedelta(microseconds=1))
    nia_again, sam_again = Unconverted(asked).rows()
    assert nia_again == nia
    assert sam_again != sam


def test_nothing_asked_for_is_no_row():
    assert list(Unconverted(User.objects.none().values_list("pk")).rows()) == []

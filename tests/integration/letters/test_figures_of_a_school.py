"""Whoever writes for a school is offered the figures of its own council and board first, though the seat has others."""

from types import SimpleNamespace

import pytest

from causeway.areas.models import Area, School
from causeway.letters.letter import figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def cards(db):
    own = Area.objects.create(kind="authority", code="E08000901", name="Own Example")
    other = Area.objects.create(kind="authority", code="E08000902", name="Other Example")
    seat = Area.objects.create(kind="constituency", code="E14000901", name="Upper Example")
    School.objects.create(urn=900001, name="Sample Primary School", constituency=seat, authority=own)
    School.objects.create(urn=900002, name="A school without a council", constituency=seat)
    return [SimpleNamespace(area=area) for area in (other, seat, own)]


def test_the_other_councils_stand_behind_and_the_rest_keeps_its_order(cards):
    other, seat, own = cards
    assert figures.schools_own_first(cards, 900001) == [seat, own, other]


@pytest.mark.parametrize("urn", [None, 900002, 999999])
def test_without_a_school_or_its_council_the_order_stays(cards, urn):
    assert figures.schools_own_first(cards, urn) == cards

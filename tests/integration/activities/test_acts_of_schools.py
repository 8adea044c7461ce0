"""Activities at schools, as the tables of how widely schools act read them."""

import pytest

from causeway.activities.room import ROOM
from causeway.areas.models import School
from tests.integration.activities.conftest import in_days

pytestmark = pytest.mark.django_db


def test_many_activities_are_read_with_few_queries(published, django_assert_max_num_queries):
    for urn, postcode in ((900001, "EX1 1AA"), (900002, "EX2 2BB")):
        School.objects.filter(urn=urn).update(postcode=postcode)
    for title in ("One", "Two"):
        for near in ("Upper Example School", "Lower Example School"):
            published(title=title, mode="school", near=near, place=near)
    with django_assert_max_num_queries(2):
        acts = list(ROOM.acts(in_days(30)))
    assert sorted(each.school for each in acts) == ["900001", "900001", "900002", "900002"]

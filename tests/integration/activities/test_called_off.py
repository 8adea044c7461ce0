"""What is called off is told to whoever had it, and advertised nowhere; what is counted are activities, not their days."""

import pytest
from django.utils import timezone

from causeway.activities.room import ROOM, beside
from tests.integration.activities.conftest import LONDON, SEAT, in_days

pytestmark = pytest.mark.django_db
TITLE = "Stall at the summer fair"


def page(answer):
    return answer.content.decode()


def test_a_weekly_stall_is_one_activity_beside_an_area(published):
    published(repeats="weekly", until=in_days(21 + 28).isoformat())
    for kind, code in (("constituency", SEAT), ("region", LONDON)):
        assert beside(kind, code, timezone.now()).words.startswith("1 activity")

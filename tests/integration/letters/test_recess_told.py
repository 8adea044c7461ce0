import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from causeway.audit.models import Entry
from causeway.letters.letter.places import today
from causeway.representatives.members.queries import SeatState
from causeway.representatives.recess import queries as recess
from causeway.representatives.recess.domain import Away
from causeway.representatives.recess.models import Recess

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def recorded(rises, returns, **more):
    return recess.save(
        Recess(rises=rises, returns=returns, source="https://example.org/dates", checked=rises, **more), actor="tests"
    )


def test_a_year_we_do_not_know_is_said_to_be_unknown_with_what_is_usual(client, token):
    page = client.get(f"/write/{token}/read/").content.decode()
    assert "We do not hold the recess dates of" in page
    assert str(recess.recorded().usual.source) in page


def test_the_last_page_and_the_thanks_say_when_the_house_sits_again(client, token):
    here = today(timezone.now())
    recorded(here - DAY, here + 6 * DAY)
    for path in ("read", "thanks"):
        page = client.get(f"/write/{token}/{path}/").content.decode()
        assert "The House of Commons is in recess; it sits again on" in page
        assert "https://example.org/dates" in page


def test_without_an_mp_nothing_is_said_of_recess(client, token, parliament):
    parliament.state = SeatState.DISSOLVED
    for path in ("read", "thanks"):
        page = client.get(f"/write/{token}/{path}/").content.decode()
        assert "recess" not in page


def test_in_a_complete_year_a_sitting_day_needs_no_word():
    recorded(dt.date(2024, 12, 19), dt.date(2025, 1, 6), completes_year=True)
    assert recess.note(dt.date(2024, 5, 1)) is None
    told = recess.note(dt.date(2024, 12, 30))
    assert told.away is Away.RECESS
    assert "6 January 2025" in told.sentence


def test_what_parliament_published_is_known_and_what_staff_record_counts_more():
    assert recess.note(dt.date(2026, 2, 16)).away is Away.RECESS
    assert "23 February 2026" in recess.note(dt.date(2026, 2, 16)).sentence
    assert recess.note(dt.date(2025, 11, 20)) is None, "2025 is whole, and the House sat"
    assert recess.note(dt.date(2026, 8, 3)).away is Away.UNKNOWN, "Parliament had not published the summer of 2026"
    recorded(dt.date(2026, 2, 12), dt.date(2026, 2, 24))  # the House changed its date
    assert "24 February 2026" in recess.note(dt.date(2026, 2, 16)).sentence


def test_a_withdrawn_recess_is_not_told_and_every_change_is_audited():
    wrong = recorded(dt.date(2030, 3, 7), dt.date(2030, 3, 18))
    wrong.withdrawn = True
    recess.save(wrong, actor="tests")
    assert recess.note(dt.date(2030, 3, 10)).away is Away.UNKNOWN
    assert Entry.objects.filter(act="representatives.recess-saved").count() == 2


def test_the_database_refuses_a_house_that_returns_before_it_rises():
    with pytest.raises(IntegrityError), transaction.atomic():
        recorded(dt.date(2024, 3, 18), dt.date(2024, 3, 7))


def test_staff_record_a_recess(admin_client):
    answer = admin_client.post(
        "/staff/recesses/new/",
        {"rises": "2024-03-07", "returns": "2024-03-18", "source": "https://example.org/dates", "checked": "2024-01-02"},
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert recess.note(dt.date(2024, 3, 10)).away is Away.RECESS

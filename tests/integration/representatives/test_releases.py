"""Loading lists: history kept, staff's words kept, bad lists refused."""

import datetime as dt

import pytest
from example_lists import DAY, ELECTED, a_list, listed

from causeway.areas.models import AreaName
from causeway.audit.models import Entry
from causeway.representatives.exceptions import ReleaseRefused
from causeway.representatives.members.actions import correct_member, load_listing, save_parliament, save_vacancy
from causeway.representatives.members.domain.listing import ByElection
from causeway.representatives.members.models import Member, MemberChange, Parliament, Release, Term, Vacancy
from causeway.representatives.members.queries import SeatState, all_seats, seat, seat_table

LATER = dt.date(2026, 9, 1)
ONE, TWO, THREE = "E14000001", "E14000002", "E14000003"


def everyone(**last):
    return (listed(ONE, 1), listed(TWO, 2), listed(THREE, **{"number": 3, **last}))


def holder(code, on):
    held = seat(code, on)
    return held.mp.member_id if held.mp else held.state


def test_a_list_gives_each_seat_its_mp(loaded):
    held = seat(ONE, DAY)
    assert held.state is SeatState.HELD
    assert (held.mp.member_id, held.mp.name, held.mp.party, held.mp.email) == (1, "Dr Ann Example1", "Example", "mp1@example.org")
    assert (held.mp.salutation, held.mp.envelope_name) == ("Dear Dr Example1", "Rt Hon Ann Example1 MP")
    assert (held.as_at, held.explanation) == (DAY, "")
    assert [each.mp.member_id for each in all_seats(DAY)] == [1, 2, 3]
    assert seat_table(DAY)[TWO] == seat(TWO, DAY)


def test_all_seats_take_few_queries(loaded, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        all_seats(DAY)


def test_loading_twice_changes_nothing(loaded):
    before = list(Term.objects.values()), list(Member.objects.values()), Entry.objects.count()
    assert load_listing(a_list()).release is None
    assert before == (list(Term.objects.values()), list(Member.objects.values()), Entry.objects.count())


def test_an_older_list_is_left(loaded):
    outcome = load_listing(a_list(as_at=DAY - dt.timedelta(days=30)))
    assert outcome.release is None
    assert "newer" in outcome.notes[0]


def test_a_list_that_loses_a_seat_is_refused_by_name_and_noted(loaded):
    with pytest.raises(ReleaseRefused, match="nobody for Trial Bridge"):
        load_listing(a_list(*everyone()[:2], as_at=LATER), actor="somebody")
    assert Release.objects.get() == loaded
    assert holder(THREE, LATER) == 3
    entry = Entry.objects.get(act="representatives.release-refused")
    assert entry.actor == "somebody"
    assert "Trial Bridge" in entry.detail["why"]


def test_no_areas_and_no_parliament_say_what_to_do(db):
    with pytest.raises(ReleaseRefused, match="No Parliament"):
        load_listing(a_list())
    Parliament.objects.create(number=59, elected_on=ELECTED)
    with pytest.raises(ReleaseRefused, match="load_reference"):
        load_listing(a_list())


def test_another_member_follows_and_history_stays(loaded):
    since = dt.date(2026, 8, 20)
    release = load_listing(a_list(*everyone(number=4, since=since), as_at=LATER)).release
    assert release.new_terms == 1
    assert holder(THREE, since - dt.timedelta(days=1)) == 3
    assert holder(THREE, since) == 4
    assert holder(THREE, DAY) == 3
    assert Term.objects.get(member__member_id=3).how_ended == "replaced"


def test_a_new_member_without_a_start_holds_the_seat_from_the_list_on(loaded):
    load_listing(a_list(*everyone(number=4, since=None), as_at=LATER))
    assert holder(THREE, LATER - dt.timedelta(days=1)) == 3
    assert holder(THREE, LATER) == 4


def test_a_correction_on_the_same_day_makes_no_second_term(loaded):
    load_listing(a_list(*everyone(number=4)))
    assert Term.objects.filter(constituency__code=THREE).count() == 1
    assert holder(THREE, DAY) == 4


def test_a_changed_party_is_kept_as_a_change_and_an_address_is_not(loaded):
    release = load_listing(a_list(*everyone(party="Independent", email="new@example.org"), as_at=LATER)).release
    assert release.changed == 1
    change = MemberChange.objects.get()
    assert (change.field, change.before, change.after, change.release) == ("party", "Example", "Independent", release)
    assert seat(THREE, LATER).mp.email == "new@example.org"


def test_what_staff_wrote_stays_and_the_rest_follows(loaded):
    member = Member.objects.get(member_id=3)
    member.salutation, member.email = "Dear Ann", "right@example.org"
    correct_member(member, changed=["salutation", "email"], actor="organiser")
    load_listing(a_list(*everyone(name="Dame Ann Example3", email="listed@example.org"), as_at=LATER))
    mp = seat(THREE, LATER).mp
    assert (mp.name, mp.salutation, mp.email) == ("Dame Ann Example3", "Dear Ann", "right@example.org")
    member.refresh_from_db()
    member.salutation = member.email = ""
    correct_member(member, changed=["salutation", "email"], actor="organiser")
    mp = seat(THREE, LATER).mp
    assert (mp.salutation, mp.email) == ("Dear Dame Ann", "listed@example.org")
    assert Entry.objects.filter(act="representatives.member-corrected", actor="organiser").count() == 2


def test_people_find_a_seat_by_its_mp(loaded):
    assert set(AreaName.objects.filter(kind="mp").values_list("area__code", "text")) == {
        (ONE, "Ann Example1"),
        (TWO, "Ann Example2"),
        (THREE, "Ann Example3"),
    }


def test_an_unknown_code_is_no_seat(loaded):
    from causeway.areas.models import Area

    with pytest.raises(Area.DoesNotExist):
        seat("E99999999", DAY)


def test_a_day_before_our_list_is_said_to_be_unknown(loaded):
    unknown = seat(ONE, dt.date(2020, 1, 1))
    assert unknown.mp is None
    assert "does not say" in unknown.explanation


# Vacancies.

GONE = dt.date(2026, 7, 9)
ELECTION = dt.date(2026, 8, 13)


def vacate(loaded, **fields):
    constituency = Term.objects.get(member__member_id=3).constituency
    return save_vacancy(Vacancy(constituency=constituency, since=GONE, **fields), actor="organiser")


def test_a_vacant_seat_has_no_mp_and_says_why(loaded):
    vacancy = vacate(loaded, reason="The MP for Trial Bridge has resigned.")
    empty = seat(THREE, GONE)
    assert (empty.state, empty.mp, empty.as_at) == (SeatState.VACANT, None, GONE)
    assert empty.explanation == (
        "Trial Bridge has had no MP since 9 July 2026. The MP for Trial Bridge has resigned. "
        "No date for the by-election is known here yet."
    )
    assert holder(THREE, GONE - dt.timedelta(days=1)) == 3
    vacancy.election_on = ELECTION
    save_vacancy(vacancy, actor="organiser")
    assert seat(THREE, GONE).explanation.endswith("The by-election is on 13 August 2026.")
    assert seat(THREE, ELECTION).explanation.endswith("was on 13 August 2026; the new MP is not in our list yet.")
    assert not AreaName.objects.filter(kind="mp", area__code=THREE).exists()
    assert Entry.objects.filter(act="representatives.vacancy-saved").count() == 2


def test_a_vacancy_lets_a_list_without_the_seat_in(loaded):
    vacate(loaded)
    load_listing(a_list(*everyone()[:2], as_at=LATER))
    assert holder(THREE, LATER) == SeatState.VACANT


def test_a_list_that_lags_behind_brings_nobody_back(loaded):
    vacate(loaded)
    outcome = load_listing(a_list(as_at=GONE + dt.timedelta(days=1)))
    assert "still listed" in outcome.notes[0]
    assert holder(THREE, LATER) == SeatState.VACANT


def test_a_by_election_fills_the_seat_even_with_the_same_member(loaded):
    vacate(loaded, election_on=ELECTION)
    load_listing(a_list(as_at=LATER))
    assert holder(THREE, ELECTION - dt.timedelta(days=1)) == SeatState.VACANT
    assert holder(THREE, ELECTION) == 3
    assert Vacancy.objects.get().filled_on == ELECTION
    assert Term.objects.filter(member__member_id=3).count() == 2


def test_another_member_fills_the_seat(loaded):
    vacate(loaded)
    load_listing(a_list(*everyone(number=4, since=ELECTION), as_at=LATER))
    assert (holder(THREE, ELECTION), holder(THREE, LATER)) == (4, 4)
    assert seat(THREE, ELECTION).as_at == LATER


def test_a_vacancy_recorded_by_mistake_is_withdrawn(loaded):
    vacancy = vacate(loaded)
    vacancy.withdrawn = True
    save_vacancy(vacancy, actor="organiser")
    assert holder(THREE, LATER) == 3
    assert Term.objects.get(member__member_id=3).valid_to is None


def test_a_vacancy_with_another_day_moves_the_end_of_the_term(loaded):
    vacancy = vacate(loaded)
    vacancy.since = GONE + dt.timedelta(days=5)
    save_vacancy(vacancy, actor="organiser")
    assert holder(THREE, GONE + dt.timedelta(days=4)) == 3
    assert holder(THREE, GONE + dt.timedelta(days=5)) == SeatState.VACANT


def test_a_vacancy_before_the_member_came_is_refused(loaded):
    from django.core.exceptions import ValidationError

    constituency = Term.objects.get(member__member_id=3).constituency
    with pytest.raises(ValidationError, match="took this seat on 4 July 2024"):
        save_vacancy(Vacancy(constituency=constituency, since=ELECTED), actor="organiser")


# By-elections that come with a list.


def by_election(**changes):
    fields = {
        "constituency": THREE,
        "writ_on": dt.date(2025, 3, 26),
        "held_on": dt.date(2025, 5, 1),
        "former_name": "Former Example",
        "former_id": None,
        "former_party": "Example",
        "winner_id": 3,
        "winner_name": "Ann Example3",
    }
    return ByElection(**{**fields, **changes})


def test_a_past_by_election_gives_the_seat_its_history(parliament):
    load_listing(a_list(by_elections=[by_election()]))
    former = seat(THREE, dt.date(2025, 1, 1))
    assert (former.mp.name, former.mp.member_id, former.mp.email) == ("Former Example", 0, "")
    assert holder(THREE, dt.date(2025, 4, 1)) == SeatState.VACANT
    assert holder(THREE, dt.date(2025, 5, 1)) == 3
    assert Term.objects.filter(constituency__code=THREE).count() == 2


def test_a_by_election_after_the_list_is_taken_in(parliament):
    election = by_election(writ_on=GONE, held_on=ELECTION, former_id=3)
    load_listing(a_list(by_elections=[election]))
    assert [holder(THREE, day) for day in (DAY, GONE, ELECTION)] == [3, SeatState.VACANT, 3]
    assert seat(THREE, ELECTION).as_at == ELECTION
    assert seat(ONE, ELECTION).as_at == DAY
    again = load_listing(a_list(*everyone(party="Other"), by_elections=[election]))
    assert again.release.new_terms == 0
    assert Vacancy.objects.count() == 1


def test_a_by_election_fills_a_vacancy_staff_had_recorded(loaded):
    vacate(loaded, reason="An example.")
    load_listing(a_list(by_elections=[by_election(writ_on=GONE, held_on=ELECTION, former_id=3)]))
    vacancy = Vacancy.objects.get()
    assert (vacancy.reason, vacancy.filled_on) == ("An example.", ELECTION)
    assert holder(THREE, ELECTION) == 3


# Dissolution.

DISSOLVED = dt.date(2029, 5, 30)
NEXT = dt.date(2029, 7, 5)


def test_while_parliament_is_dissolved_there_are_no_mps(loaded, parliament):
    parliament.dissolved_on = DISSOLVED
    save_parliament(parliament, actor="organiser")
    before, after = seat(ONE, DISSOLVED - dt.timedelta(days=1)), seat(ONE, DISSOLVED)
    assert before.mp.member_id == 1
    assert (after.state, after.mp, after.as_at) == (SeatState.DISSOLVED, None, DISSOLVED)
    assert "dissolved on 30 May 2029" in after.explanation
    assert {each.state for each in all_seats(DISSOLVED)} == {SeatState.DISSOLVED}
    assert Entry.objects.get(act="representatives.parliament-saved").detail == {"dissolved_on": "2029-05-30"}
    with pytest.raises(ReleaseRefused, match="dissolved"):
        load_listing(a_list(as_at=DISSOLVED))


def test_a_new_parliament_waits_for_its_list_and_then_takes_over(loaded, parliament):
    parliament.dissolved_on = DISSOLVED
    save_parliament(parliament, actor="organiser")
    save_parliament(Parliament(number=60, elected_on=NEXT), actor="organiser")
    waiting = seat(ONE, NEXT)
    assert waiting.mp is None
    assert "general election was on 5 July 2029" in waiting.explanation
    load_listing(a_list(*everyone(number=4), as_at=NEXT + dt.timedelta(days=5)))
    assert [holder(code, NEXT) for code in (ONE, TWO, THREE)] == [1, 2, 4]
    assert holder(THREE, DISSOLVED) == SeatState.DISSOLVED
    assert holder(THREE, DISSOLVED - dt.timedelta(days=1)) == 3
    assert set(Term.objects.filter(parliament=parliament).values_list("how_ended", flat=True)) == {"dissolved"}

"""Planning: what is proposed, who shares a council, partners and gaps, and two organisers at one form."""

import datetime as dt

import pytest
from day_examples import NOW
from plan_examples import ONE, THREE, TWO, enter

from causeway.roundtables.desk import queries as desks
from causeway.roundtables.invitations import courtesy_notice
from causeway.roundtables.invitations.actions import inviting as inviting_acts
from causeway.roundtables.table import queries as planning
from causeway.roundtables.table.actions import planning as acts
from causeway.roundtables.table.domain.editing import seen
from causeway.roundtables.table.exceptions import ChangedMeanwhile, NotNow
from causeway.roundtables.table.models import Roundtable

DAY = NOW.date()


def test_a_council_proposes_its_seats_whole_or_in_part(places):
    found = planning.propose("Example Council", DAY)
    assert [(each.code, each.mp, each.because) for each in found.seats] == [
        (TWO, "Bo Sample", "in Example Council"),
        (THREE, "Cy Specimen", "partly in Example Council"),
        (ONE, "Ada Example", "in Example Council"),
    ]
    assert (found.start_from, found.area.name) == ("authority", "Example Council")
    assert [each.code for each in planning.propose("Further Council", DAY).seats] == [THREE]  # one in a hundred is a sliver


def test_region_seats_schools_and_nonsense_read_together(places):
    found = planning.propose("Example Region\nUpper Primary School\nnothing of the kind\n\nExample Region", DAY)
    assert len(found.seats) == 3
    assert [each.urn for each in found.schools] == [900001]
    assert [line.typed for line in found.lines if not line.read_as] == ["nothing of the kind"]
    upper = next(each for each in found.seats if each.code == ONE)
    assert upper.because == "in Example Region; Upper Primary School"


def test_a_name_of_two_is_told_apart_as_it_is_shown(places):
    line = planning.propose("Green Meadow", DAY).lines[0]
    assert len(line.others) == 1
    other = planning.propose(line.others[0], DAY)
    assert other.schools[0].urn in {900003, 900004}
    assert other.lines[0].others == ()


def test_a_seat_without_an_mp_says_why(places):
    from causeway.representatives.members.models import Term, Vacancy

    Term.objects.filter(constituency=places[ONE]).delete()
    Vacancy.objects.create(constituency=places[ONE], since=DAY, reason="An example.")
    (one,) = planning.propose("Upper Example", DAY).seats
    assert one.mp == ""
    assert "An example." in one.nobody


def test_seats_are_added_once_and_know_who_shares_a_council(desk):
    assert acts.add_seats(desk, [ONE, THREE], None, NOW) == 1
    assert {seat.code for seat in desk.roundtable.seats.all()} == {ONE, TWO, THREE}
    (shared,) = planning.shared_councils([ONE, TWO, THREE], DAY)
    assert shared.council == "Example Council"
    assert planning.shared_councils([ONE], DAY) == ()


def test_partners_follow_from_the_seats_and_filled_ones_stay(desk):
    roles = {(each.key, each.body) for each in desk.roundtable.partners.all()}
    assert ("director-of-childrens-services", "Example Council") in roles
    assert ("icb-chair", "NHS Example Board") in roles
    filled = desk.roundtable.partners.get(key="healthwatch")
    acts.save_guest(desk, None, {"kind": "partner", "name": "Partner", "email": "p@example.org"}, NOW, fills=filled.pk)
    for seat in desk.roundtable.seats.all():
        acts.remove_seat(desk, seat.pk, NOW)
    assert list(desk.roundtable.partners.values_list("key", flat=True)) == ["healthwatch"]


def test_a_typed_school_brings_its_seat_and_what_its_name_says(desk):
    upper = acts.save_guest(desk, None, {"kind": "head", "school": "upper primary school", "phase": ""}, NOW)
    assert (upper.school, upper.school_urn, upper.school_seat_code, upper.phase) == (
        "Upper Primary School",
        900001,
        ONE,
        "primary",
    )
    by_urn = acts.save_guest(desk, None, {"kind": "head", "school": "900002", "phase": "special"}, NOW)
    assert (by_urn.school_seat_code, by_urn.phase) == (TWO, "special")  # what is said counts more than a name
    by_postcode = acts.save_guest(desk, None, {"kind": "head", "school": "ex3 3cc", "phase": ""}, NOW)
    assert (by_postcode.school_urn, by_postcode.school_seat_code) == (900004, THREE)
    assert [each.urn for each in planning.propose("900002", DAY).schools] == [900002]
    either = acts.save_guest(desk, None, {"kind": "head", "school": "Green Meadow", "phase": ""}, NOW)
    assert (either.school, either.school_urn) == ("Green Meadow", None)


def test_who_is_missing_stands_on_the_desk(desk):
    acts.add_schools(desk, [900001], NOW)
    gaps = desks.table_of(desk.roundtable, DAY).missing
    assert any("special" in gap for gap in gaps)
    assert any("SENCO" in gap for gap in gaps)
    assert any("Lower Example" in gap and "Upper Example" not in gap for gap in gaps)
    assert not any("primary" in gap for gap in gaps)


def test_one_address_stands_once_on_the_list(desk):
    acts.save_guest(desk, None, {"kind": "head", "email": "one@example.org"}, NOW)
    with pytest.raises(NotNow):
        acts.save_guest(desk, None, {"kind": "SENCO", "email": "ONE@example.org"}, NOW)


def test_two_organisers_with_different_fields_lose_nothing(desk):
    opened = {"venue": "", "themes": [], "title": "Example meeting"}
    acts.save_words(desk, opened | {"venue": "First Hall"}, seen(opened), NOW)
    acts.save_words(desk, opened | {"themes": ["Waiting"]}, seen(opened), NOW)
    row = Roundtable.objects.get()
    assert (row.venue, row.themes, row.title) == ("First Hall", ["Waiting"], "Example meeting")


def test_two_organisers_with_the_same_field_see_both(desk, client):
    client.cookies["causeway_roundtables"] = enter("owner@example.org").token
    address = f"/roundtables/{desk.roundtable.slug}/letter/"
    opened = client.get(address).context["form"].initial["seen"]
    typed = {"who_we_are": "Mine", "what_happens": "", "ask": "", "ask_key": "", "signed": "Owner Example\nbranch secretary"}
    acts.save_words(desk, {"who_we_are": "Theirs"}, seen({"who_we_are": ""}), NOW)
    page = client.post(address, typed | {"seen": opened})
    assert page.status_code == 200
    assert b"Theirs" in page.content
    assert b"Mine" in page.content
    assert Roundtable.objects.get().who_we_are == "Theirs"
    again = client.post(address, typed | {"who_we_are": "Mine and theirs", "seen": page.context["form"].data["seen"]})
    assert again.status_code == 302
    assert Roundtable.objects.get().who_we_are == "Mine and theirs"


def test_two_writing_to_one_mp_see_both(whole):
    seat = whole.roundtable.seats.first()
    inviting_acts.save_own_words(whole, seat.pk, "First", "", NOW)
    with pytest.raises(ChangedMeanwhile) as clash:
        inviting_acts.save_own_words(whole, seat.pk, "Second", seen({"words": ""}), NOW)
    assert clash.value.theirs == {"words": "First"}


def test_what_is_over_stays_as_it_is(desk):
    Roundtable.objects.update(state="cancelled")
    for act in (
        lambda: acts.save_words(desk, {"venue": "x"}, "", NOW),
        lambda: acts.add_seats(desk, [THREE], None, NOW),
        lambda: acts.save_guest(desk, None, {"kind": "head"}, NOW),
    ):
        with pytest.raises(NotNow):
            act()


def test_the_venues_seat_comes_from_its_postcode_and_calls_for_a_notice(desk):
    acts.save_words(desk, {"venue": "Far Hall", "venue_place": "1 Road, ex33bb"}, seen({"venue": "", "venue_place": ""}), NOW)
    row = Roundtable.objects.get()
    assert row.venue_seat_code == THREE
    notice = courtesy_notice.draft(row, NOW)
    assert (notice.mp.name, notice.seat_name) == ("Cy Specimen", "Outer Example")
    assert "Ada Example (Upper Example)" in notice.text
    row.mode = "online"
    assert courtesy_notice.draft(row, NOW) is None
    row.mode, row.venue_seat_code = "in person", ""
    assert courtesy_notice.draft(row, NOW) is None


def test_only_what_was_proposed_can_be_ticked(desk, client):
    client.cookies["causeway_roundtables"] = enter("owner@example.org").token
    address = f"/roundtables/{desk.roundtable.slug}/seats/"
    client.post(address, {"places": "Outer Example", "seat": [THREE, "E14999999"], "school": ["900001", "x"]})
    assert set(desk.roundtable.seats.values_list("code", flat=True)) == {ONE, TWO, THREE}
    assert not desk.roundtable.guests.exists()
    client.post(address, {"places": "Upper Primary School", "school": ["900001"]})
    assert desk.roundtable.guests.get().school == "Upper Primary School"


def test_the_desk_names_the_next_thing_and_its_page(whole):
    from plan_examples import drafted

    def todo(on=NOW):
        return desks.overview(Roundtable.objects.get(), on).todo

    acts.add_schools(whole, [900001], NOW)
    acts.save_words(whole, {"venue": "Hall"}, seen({"venue": ""}), NOW)
    first = whole.roundtable.seats.get(code=TWO)
    assert todo().address.endswith(f"/mps/{first.pk}/")
    assert "Bo Sample" in todo().text
    for code in (TWO, ONE):
        inviting_acts.sent_oneself(whole, drafted(whole, code).pk, NOW)
    assert todo().step == "wait for answers"
    later = NOW + dt.timedelta(days=15)
    assert todo(later).address.endswith(f"/mps/{first.pk}/nudge/")


@pytest.mark.parametrize(
    "state", ["draft", "polling", "inviting", "confirmed", "held", "following up", "closed", "cancelled", "postponed"]
)
def test_in_every_state_the_desk_opens_and_its_button_leads_somewhere(desk, client, state):
    client.cookies["causeway_roundtables"] = enter("owner@example.org").token
    Roundtable.objects.update(state=state)
    page = client.get(f"/roundtables/{desk.roundtable.slug}/")
    todo = page.context["found"].todo
    assert todo.text in page.content.decode()
    assert client.get(todo.address).status_code == 200 if todo.address else state in {"closed", "cancelled"}

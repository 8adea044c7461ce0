import pytest

from causeway.areas.domain.postcodes import last_in
from causeway.roundtables.table.domain.kinds import GuestKind, Phase
from causeway.roundtables.table.domain.missing import AtTable, Gap, phase_in_name, who_is_missing
from causeway.roundtables.table.domain.partners import Body, roles_for

SEATS = [("E1", "Upper"), ("E2", "Lower")]


def head(phase=None, seat="E1", kind=GuestKind.HEAD):
    return AtTable(kind, phase, seat)


def gaps(*guests):
    return {each.gap: each for each in who_is_missing(SEATS, guests)}


def test_an_empty_table_has_not_begun():
    assert gaps() == {}
    assert gaps(AtTable(GuestKind.PARTNER, None, "")) == {}


def test_a_whole_table_misses_nobody():
    table = [head(Phase.PRIMARY), head(Phase.SECONDARY, "E2"), head(Phase.SPECIAL), head(Phase.PRIMARY, kind=GuestKind.SENCO)]
    assert gaps(*table) == {}
    assert gaps(head(Phase.ALL_THROUGH), head(Phase.SPECIAL, "E2"), head(Phase.SPECIAL, kind=GuestKind.SENCO)) == {}


def test_each_gap_is_named():
    found = gaps(head(Phase.PRIMARY), head(None))
    assert set(found) == {Gap.SECONDARY, Gap.SPECIAL, Gap.SENCO, Gap.SEAT, Gap.PHASE}
    assert found[Gap.SEAT].seats == ("Lower",)
    assert found[Gap.PHASE].count == 1


def test_a_partner_stands_for_no_school():
    assert Gap.SEAT in gaps(head(Phase.PRIMARY), AtTable(GuestKind.PARTNER, Phase.SPECIAL, "E2"))


@pytest.mark.parametrize(
    ("name", "phase"),
    [
        ("Upper Primary School", Phase.PRIMARY),
        ("Example C of E Infant and Nursery School", Phase.PRIMARY),
        ("Example Nursery School", Phase.NURSERY),
        ("Lower High School", Phase.SECONDARY),
        ("Example Pupil Referral Unit", Phase.ALTERNATIVE),
        ("Example Special School", Phase.SPECIAL),
        ("The Example", None),
        ("Example Primary and Secondary School", None),
    ],
)
def test_a_name_says_its_kind_or_none(name, phase):
    assert phase_in_name(name) is phase


def test_roles_by_nation_and_body():
    england = roles_for({"england"}, {Body.COUNCIL: ["A", "B"], Body.BOARD: ["C"]})
    assert ("icb-chair", "C") in england
    assert [body for key, body in england if key == "lead-member-for-children"] == ["A", "B"]
    assert not any(key == "health-board-chair" for key, _ in england)
    wales = roles_for({"wales"}, {Body.COUNCIL: ["D"], Body.HEALTH_BOARD: ["E"]})
    assert ("health-board-chair", "E") in wales
    assert not any(key == "healthwatch" for key, _ in wales)
    assert ("education-authority", "") in roles_for({"northern-ireland"}, {})
    assert roles_for(set(), {}) == []


@pytest.mark.parametrize(
    ("address", "postcode"),
    [
        ("1 Road\nTown rg1 2nn", "RG1 2NN"),
        ("SW1A1AA", "SW1A 1AA"),
        ("from M1 1AE to RG1 2NN", "RG1 2NN"),
        ("Room 12, 3rd floor", ""),
    ],
)
def test_the_postcode_in_an_address(address, postcode):
    assert last_in(address) == postcode

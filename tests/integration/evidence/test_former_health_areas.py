"""The local NHS areas of 2021/22: shown under the names they bore, for the seats and boards they lay in."""

import datetime as dt

import pytest

from causeway.areas.models import Area, AreaRelation
from causeway.evidence.figures import queries
from tests.integration.evidence.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("figures")]


@pytest.fixture
def cumbria(country):
    """North Cumbria, E38000215, with an invented share of the example seat, and wholly in an example board."""
    area = Area.objects.create(
        kind="sub-icb", code="E38000215", name="North Cumbria (NHS North East and North Cumbria)", valid_from=dt.date(2022, 7, 1)
    )
    for part, whole, share, basis in ((country["seat"], area, 0.8, "postcodes"), (area, country["lancashire"], 1.0, "whole")):
        AreaRelation.objects.create(part=part, whole=whole, share=share, basis=basis, source="invented for a test")
    return area


def of_the_commissioner(area):
    return {
        figure.indicator.key: figure
        for figure in queries.local_case(area, TODAY).figures
        if figure.indicator.source == "childrens_commissioner"
    }


def test_a_seat_has_its_area_of_the_time_by_the_name_it_bore(country, cumbria):
    # childrens_commissioner_2021_22/ccg_df.csv, 01H: 2,470 of 4,855 closed = 50.88%; england_202122.csv: 238,180 of 733,756 = 32.46%.
    closed = of_the_commissioner(country["seat"])["commissioner_referrals_closed"]
    assert (closed.headline, closed.england, closed.counts) == ("51%", "32%", "2,470 of 4,855")
    assert closed.area_words == "the NHS North Cumbria CCG area (as it was in 2021/22)"
    assert closed.sentence == (
        "In 2021–22, 51% of the 4,855 children referred to mental-health services in the NHS North Cumbria CCG area (as it was in "
        "2021/22) had their referral closed before treatment (England: 32%)."
    )
    assert closed.share_words == "80% of the postcodes in Example Seat"


def test_a_board_has_the_areas_it_was_made_of(country, cumbria):
    waits = of_the_commissioner(country["lancashire"])["commissioner_waits"]
    assert (waits.area.code, waits.headline) == ("E38000215", "55 days")
    assert waits.share_words == "part of NHS Lancashire and South Cumbria"


def test_money_of_the_time_is_said_with_its_year(country, cumbria):
    # ccg_df.csv, 01H: £6,210,262.70 of a budget of £615,383,179 (pbudget_camhs_2122 is 0.0101).
    spend = of_the_commissioner(cumbria)["commissioner_spend"]
    assert (spend.headline, spend.interval) == ("£103", None)
    assert [companion.value for companion in spend.companions] == ["£6,210,263", "1.01%"]

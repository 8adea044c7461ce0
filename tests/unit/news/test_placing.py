"""Which names in a text are places and people, which are words, and which are left open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.news.placing.domain.folding import fold, folded
from causeway.news.placing.domain.names import Place
from causeway.news.placing.domain.resolving import Because, closeness, placed
from tests.unit.news.shipped_names import gazetteer


def found(text, near=(), *, official=False):
    return {
        mention.written: [place.name for place in mention.chosen]
        for mention in placed(gazetteer(), text, near, official=official)
    }


def why(text, near=(), *, official=False):
    return {mention.written: mention.because for mention in placed(gazetteer(), text, near, official=official)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Children in Reading wait a year", {"Reading": ["Reading"]}),
        ("Reading and writing: improving standards in Bath", {"Bath": ["Bath"]}),
        ("Improving Reading in primary schools", {}),
        ("A bath for every home, a deal for schools, and hope for all", {}),
        ("The Chancellor of the Duchy of Lancaster speaks", {}),
        ("The Duke of York visits York", {"York": ["York"]}),
        ("Windsor Framework: monitoring", {}),
        ("Westminster Hall: SEND", {}),
        ("Westminster City Council on SEND", {"Westminster": ["Westminster"]}),
        ("River Cherwell: clearing waste", {}),
        ("Angus Robertson spoke, and so did Liam Kent", {}),
        ("Children’s services in North East Fife", {"North East Fife": ["North East Fife"]}),
        ("Energy: North-east Scotland", {"Scotland": ["Scotland"]}),
        ("Social care in the north-east of England", {"north-east": ["North East"], "England": ["England"]}),
        ("He lives south-west of Paris", {}),
        ("NHS Kent and Medway ICB: therapists", {"NHS Kent and Medway": ["NHS Kent and Medway Integrated Care Board"]}),
        ("Betsi Cadwaladr: waits", {"Betsi Cadwaladr": ["Betsi Cadwaladr University Health Board"]}),
        ("Schools in YNYS MÔN", {"YNYS MÔN": ["Ynys Môn"]}),
        ("A head teacher in Leamington", {"Leamington": ["Warwick and Leamington"]}),
        ("Telford-based charity", {"Telford": ["Telford"]}),
        ("Anne Kent-Smith was there", {}),
        (
            "They moved on from Stoke. North Ayrshire was next.",
            {"Stoke": ["Stoke-on-Trent"], "North Ayrshire": ["North Ayrshire"]},
        ),
        ("Motion made, and Question proposed.—(Gerald Jones.)", {}),
        ("Bramhall High School: buildings", {"Bramhall High School": ["Bramhall High School"]}),
    ],
)
def test_a_name_is_a_place_only_where_it_is_one(text, names):
    told = {written: places for written, places in found(text).items() if places}
    assert told == names


def test_a_name_that_several_bear_is_left_open():
    assert found("Newcastle families wait for speech therapy") == {"Newcastle": []}
    assert why("Newcastle families wait for speech therapy") == {"Newcastle": Because.OPEN}


def test_another_name_in_the_text_tells_which_is_meant():
    assert "Newcastle upon Tyne" in found("School buildings: Northumberland and Newcastle")["Newcastle"]
    told = found("Stoke-on-Trent and Newcastle: EHC plans")["Newcastle"]
    assert "Newcastle-under-Lyme" in told
    assert "Newcastle upon Tyne" not in told


def test_where_its_source_is_from_tells_which_is_meant():
    tyneside = "E08000021"
    assert "Newcastle upon Tyne" in found("Newcastle families wait", near=[tyneside])["Newcastle"]
    assert why("Newcastle families wait", near=[tyneside]) == {"Newcastle": Because.OUTLET}


def test_one_school_of_many_with_its_name_is_told_by_the_town():
    name = "The Croft Primary School"
    assert found(f"A prize for {name}")[name] == []
    assert found(f"A prize for {name} in Swindon")[name] == [name]


def test_somebody_with_a_common_name_is_an_mp_only_where_parliament_is_spoken_of():
    assert found("John Cooper scores twice") == {"John Cooper": []}
    assert found("John Cooper MP asks about schools") == {"John Cooper": ["John Cooper"]}
    assert found("John Cooper: schools", official=True) == {"John Cooper": ["John Cooper"]}


@given(st.text(max_size=60))
def test_folding_keeps_where_every_letter_stood(text):
    whole = fold(text)
    assert len(whole.text) == len(whole.stood)
    assert "  " not in whole.text
    assert list(whole.stood) == sorted(whole.stood)
    assert whole.text.strip() == folded(text).strip()


@given(st.text(max_size=80))
def test_any_text_at_all_is_read_without_a_fault(text):
    for mention in placed(gazetteer(), text):
        assert text[mention.start : mention.start + len(mention.written)] == mention.written


def test_two_places_in_england_are_not_near_each_other_for_that():
    one = Place("authority", "A", "One", around=frozenset(["A", "E92000001"]))
    other = Place("authority", "B", "Other", around=frozenset(["B", "E92000001"]))
    assert closeness(one, other) == 0

"""Forms of address. The names are those of public office holders and plain examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.representatives.members.domain.address import envelope_name, plain_name, salutation, surname_within


@pytest.mark.parametrize(
    ("name", "surname", "expected"),
    [
        ("Jane Smith", "Smith", "Dear Jane Smith"),
        ("Jane Smith", "", "Dear Jane Smith"),
        ("Dr Jane Smith", "Smith", "Dear Dr Smith"),
        ("Dr Jane Smith", "", "Dear Dr Smith"),
        ("Sir Keir Starmer", "Starmer", "Dear Sir Keir"),
        ("Sir Iain Duncan Smith", "Duncan Smith", "Dear Sir Iain"),
        ("Dame Diana Johnson", "", "Dear Dame Diana"),
        ("Ms Abena Oppong-Asare", "Oppong-Asare", "Dear Ms Oppong-Asare"),
        ("Mr Tanmanjeet Singh Dhesi", "Dhesi", "Dear Mr Dhesi"),
        ("Mr Tanmanjeet Singh Dhesi", "", "Dear Mr Tanmanjeet Singh Dhesi"),
        ("Dr Example Saville Roberts", "Saville Roberts", "Dear Dr Saville Roberts"),
        ("Rt Hon Jane Smith", "Smith", "Dear Jane Smith"),
        ("Rt Hon Dr Jane Smith MP", "Smith", "Dear Dr Smith"),
        ("Rev Jane Smith", "Smith", "Dear Rev Jane Smith"),
        ("Dr", "", "Dear Dr"),
        ("Sir Keir", "", "Dear Sir Keir"),
        ("Dr Jane Smith", "Jones", "Dear Dr Smith"),
        ("Mr John de la Mare", "Mare", "Dear Mr Mare"),
    ],
)
def test_salutation(name, surname, expected):
    assert salutation(name, surname) == expected


@pytest.mark.parametrize(
    ("full_title", "sitting", "expected"),
    [
        ("Jane Smith MP", True, "Jane Smith MP"),
        ("Jane Smith", True, "Jane Smith MP"),
        ("Rt Hon Sir Keir Starmer KCB KC MP", True, "Rt Hon Sir Keir Starmer KCB KC MP"),
        ("Rt Hon Andy Burnham", True, "Rt Hon Andy Burnham MP"),
        ("Rt Hon Jane Smith KC MP", False, "Rt Hon Jane Smith KC"),
        ("Jane  Smith  MP", False, "Jane Smith"),
    ],
)
def test_envelope(full_title, sitting, expected):
    assert envelope_name(full_title, sitting=sitting) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ms Diane Abbott", "Diane Abbott"),
        ("Sir Keir Starmer", "Keir Starmer"),
        ("Rt Hon Dr Jane Smith", "Jane Smith"),
        ("Emma Lewell", "Emma Lewell"),
        ("Dr", "Dr"),
    ],
)
def test_the_name_people_look_for(name, expected):
    assert plain_name(name) == expected


def test_a_surname_in_another_spelling_keeps_that_of_the_name():
    assert surname_within("Rebecca Long Bailey", "Long-Bailey") == "Long Bailey"
    assert surname_within("Freddie van Mierlo", "Van Mierlo") == "van Mierlo"
    assert surname_within("Emma Lewell", "Lewell-Buck") == ""
    assert surname_within("Jane Goldsmith", "Smith") == ""
    assert surname_within("Jane Smith", "") == ""


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_title_is_ever_added_and_mp_never_follows_dear(name, surname):
    greeting = salutation(name, surname)
    assert greeting.startswith("Dear ")
    assert set(greeting.split()[1:]) <= set(name.split())


@given(st.text(max_size=60).filter(str.strip))
def test_mp_stands_once_and_only_while_sitting(name):
    sitting = envelope_name(name)
    assert sitting.endswith(" MP")
    assert envelope_name(sitting) == sitting

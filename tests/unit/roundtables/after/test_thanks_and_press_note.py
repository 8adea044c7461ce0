"""Who is thanked as what, the letter, the note for the press and posts, each from its parts."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.roundtables.after.publicity.domain import LONGEST_POST, Parts, compose, post, schools_by_kind
from causeway.roundtables.after.thanks.domain import Group, group_of_guest, group_of_mp
from causeway.roundtables.after.thanks.domain import Parts as LetterParts
from causeway.roundtables.after.thanks.domain import compose as letter
from causeway.roundtables.table.domain.kinds import GuestKind, Phase
from causeway.words.domain.counting import on_x

NOTE = Parts(
    release="For use from [date]",
    title="Example roundtable",
    happened="It took place.",
    mps="",
    promised="What was promised:",
    promises=(),
    asked="",
    quotation="[A sentence]",
    contact="Contact: [who]",
    notes_title="Notes for editors",
    notes=("The campaign: Example.", ""),
)


@pytest.mark.parametrize(
    ("instead", "came", "group"),
    [
        (False, True, Group.MPS),
        (True, True, Group.OFFICES),
        (True, False, Group.ABSENT),
        (False, False, Group.ABSENT),
    ],
)
def test_an_mp_is_written_to_for_what_happened_and_not_for_what_was_said(instead, came, group):
    assert group_of_mp(came=came, instead=instead) is group


def test_who_fills_a_role_is_a_partner():
    assert group_of_guest(GuestKind.HEAD, fills_role=False) is Group.GUESTS
    assert group_of_guest(GuestKind.OTHER, fills_role=True) is Group.PARTNERS
    assert group_of_guest(GuestKind.PARTNER, fills_role=False) is Group.PARTNERS


def test_a_letter_leaves_out_what_is_empty():
    parts = LetterParts("Dear Bo", "Thank you.", "", "", "The note follows.", "Answer us.", "Cy")
    assert letter(parts) == "Dear Bo,\n\nThank you.\n\nThe note follows.\n\nAnswer us.\n\nCy\n"
    assert "\n\nYou were brave.\n\n" in letter(dataclasses.replace(parts, own="You were brave."))


def test_the_note_has_its_places_to_fill_in_and_no_heading_without_promises():
    text = compose(NOTE)
    assert "What was promised" not in text
    assert text.endswith("[A sentence]\n\nContact: [who]\n\nNotes for editors\n\nThe campaign: Example.\n")
    with_one = compose(dataclasses.replace(NOTE, promises=("Ada: “I will ask”",)))
    assert "What was promised:\n- Ada: “I will ask”\n\n[A sentence]" in with_one


def test_a_school_counts_once_and_its_kind_is_known_if_anybody_says_it():
    came = [("1", None), ("1", Phase.PRIMARY), ("2", Phase.SPECIAL), ("3", Phase.PRIMARY), ("4", None)]
    assert schools_by_kind(came) == ((Phase.PRIMARY, 2), (Phase.SPECIAL, 1), (None, 1))
    assert schools_by_kind([]) == ()


@given(st.lists(st.text(max_size=400), min_size=1, max_size=4), st.text(max_size=60))
def test_a_post_is_the_longest_that_fits_and_never_cut(versions, tail):
    chosen = post(versions, tail)
    whole = [" ".join(part for part in (version.strip(), tail) if part) for version in versions]
    fitting = [text for text in whole if on_x(text) <= LONGEST_POST]
    assert chosen == (fitting[0] if fitting else whole[-1])

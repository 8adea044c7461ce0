"""One addressee: whoever can be written to, the same columns, the same words filled in, and nowhere a question which kind they are."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from causeway.areas.models import AreaKind
from causeway.representatives.addressees import words
from causeway.representatives.addressees.posts import the_mp, unknown

LETTERS = Path(__file__).parents[3] / "causeway" / "letters"
FILES = [path for path in LETTERS.rglob("*") if path.suffix in {".py", ".html", ".txt"} and "migrations" not in path.parts]
NAMED = {
    "name": "Ada Example",
    "place": "Upper Example",
    "described": "Ada Example of Upper Example",
    "email": "ada@example.org",
    "postcode": "EX1 1AA",
    "elsewhere": "Lower Example",
    "old": "Bo Sample",
    "new": "Cy New",
    "day": "2 March 2026",
}


@pytest.mark.parametrize(
    "said", [words.MP, words.OFFICE, words.DEVOLVED, words.SOMEWHERE], ids=["mp", "office", "devolved", "somewhere"]
)
@pytest.mark.parametrize("sentence", [field.name for field in fields(words.Words)])
def test_every_kind_of_post_has_every_sentence_and_can_fill_it_in(said, sentence):
    filled = the_mp().says(getattr(said, sentence), **NAMED)
    assert "%(" not in filled
    assert filled or sentence == "introduced"


def test_a_post_that_no_file_has_any_more_is_still_called_by_what_it_was():
    assert unknown("lead-member").named("Di Example", "Exampleshire") == "Di Example, Lead member, Exampleshire"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(LETTERS)))
def test_nothing_in_letters_asks_which_kind_an_addressee_is(path):
    text = path.read_text(encoding="utf-8")
    asks = (
        r"\{% (?:el)?if [^%]*\b(?:letter|draft|to|choice|of)\.(?:office|held)\b[^%]*%\}"
        r"|\bif (?:not )?(?:letter|draft|to|of|self|chosen\.to)\.(?:office|held)\b(?: is|:| and| or| ==| else)|member_id|\bmp_[a-z]+ ="
    )
    assert re.findall(asks, text) == []


def test_an_office_that_no_file_has_any_more_leaves_a_draft_the_seats_figures():
    assert unknown("gone-office").area_kind == AreaKind.CONSTITUENCY

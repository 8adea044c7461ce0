"""What our PDF cannot print is known before it is made."""

import json

import pytest

from causeway.letters.sending.documents.printable import not_printed
from script.printable import PRINTABLE, printable


def test_the_file_says_what_the_typesetters_fonts_hold():
    assert json.loads(PRINTABLE.read_text(encoding="utf-8")) == printable()


@pytest.mark.parametrize(
    "word",
    ["李雷", "ਪੰਜਾਬੀ", "अनीता", "함", "あい", "ราม", "👩🏽‍🏫", "🙂", "நன்றி", "বাংলা", "ગુજરાતી", "ⴰ", "𝒩ia🙂"],
)
def test_a_name_that_paper_cannot_print_is_told(word):
    assert not_printed(f"Yours sincerely,\n\n{word} Example\n{word}") == (word,)


@pytest.mark.parametrize(
    "text",
    [
        "Siân Ŵyn Tŷ",
        "Zoë Müller-Ñandú",
        "Łukasz Żółć",
        "Đặng Thị Hoa",
        "Ελένη",
        "Жанна",
        "“quoted” – it’s £3½ → 4 €",
        "Nia\u200b\u00ad\n",
        "",
    ],
)
def test_what_it_can_print_is_not(text):
    assert not_printed(text) == ()

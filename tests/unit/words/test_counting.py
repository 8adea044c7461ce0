"""Lengths as each network counts them, against lengths that X publishes or that follow from its configuration by hand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.words.domain import counting

FAMILY, WALES, THUMB = "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "👍🏽"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("Plain words.", 12),
        ("https://example.org", 23),
        ("https://example.org/a/very/long/path/indeed/so/that/nobody/would/type/it?and=more#here", 23),
        ("See https://example.org/a.", 28),  # the full stop is not of the address
        ("(https://example.org)", 25),
        ("Two https://a.org and https://b.org", 55),
        ("On example.org too", 30),  # a domain without its scheme is made a link as well
        ("5.2% of 1,000; e.g. half", 24),  # no domain in it
        (FAMILY, 2),
        (WALES, 2),
        (THUMB, 2),
        ("🇬🇧", 2),
        ("1️⃣", 2),
        ("の" * 140, 280),
        ("Ysgol y Tŷ, Llŷn: “plant” – 5′", 30),
        ("…", 2),  # not among X's light characters
        ("ŵ", 1),
        (unicodedata.normalize("NFD", "ŵ"), 1),
    ],
)
def test_as_x_counts(text, length):
    assert counting.on_x(text) == length


@pytest.mark.parametrize(
    ("text", "bluesky", "mastodon"),
    [
        (FAMILY + WALES, 2, 2),
        ("Tŷ", 2, 2),
        (unicodedata.normalize("NFD", "Tŷ"), 2, 2),
        ("See https://example.org/a-long-one-here.", 40, 28),
        ("With @somebody@example.social", 29, 14),
    ],
)
def test_as_bluesky_and_mastodon_count(text, bluesky, mastodon):
    assert (counting.on_bluesky(text), counting.on_mastodon(text)) == (bluesky, mastodon)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=".:/@"), max_size=60))
def test_x_counts_at_least_what_is_seen_and_at_most_twice_the_code_points(text):
    composed = unicodedata.normalize("NFC", text)
    assert len(counting.clusters(composed)) <= counting.on_x(text) <= 2 * len(composed)

"""Filling texts in: the right words for each network, never over its limit, never cut."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.sharing.domain.filling import Filling, Offered, post
from causeway.sharing.domain.networks import LONGEST_ADDRESS, Filled, Network

LINK = "https://example.org/s/x-see/constituency/E14000001/"
FILLING = Filling("Example Seat", ("A long sentence about a figure here.", "A short one."), LINK, "Example Union", "@example")
SHORT = Offered("short", "{area}: look. {link}")
LONG = Offered("long", f"{'Words ' * 60}{{link}}")
FIGURE = Offered("figure", "{figure} More: {link}")


def test_the_places_are_filled_and_x_is_told_the_handle():
    named = Offered("named", "{owner} on {area}. {figure} {link}")
    assert post(Network.X, named, [named], FILLING).text == f"@example on Example Seat. {FILLING.figures[0]} {LINK}"
    assert post(Network.BLUESKY, named, [named], FILLING).text.startswith("Example Union on")


def test_the_mp_is_named_by_the_name_on_x_only_there_and_only_where_there_is_one():
    named = Offered("mp", "I wrote to {mp}. {link}")
    known = replace(FILLING, mp="Ann Example", mp_handle="@ann_example")
    assert post(Network.X, named, [named], known).text.startswith("I wrote to @ann_example.")
    assert post(Network.MASTODON, named, [named], known).text.startswith("I wrote to Ann Example.")
    assert post(Network.X, named, [named], replace(known, mp_handle="")).text.startswith("I wrote to Ann Example.")


def test_a_value_that_looks_like_a_place_stays_as_it_is():
    odd = Filling("{link}", (), LINK, "Example Union")
    assert post(Network.EMAIL, SHORT, [SHORT], odd).text == f"{{link}}: look. {LINK}"


def test_a_shorter_sentence_for_the_figure_is_taken_before_another_text():
    filling = Filling("Example", ("Long. " * 50, "A short one."), LINK, "Example Union")
    made = post(Network.X, FIGURE, [FIGURE, SHORT], filling)
    assert (made.text, made.other) == (f"A short one. More: {LINK}", False)
    assert post(Network.MASTODON, FIGURE, [FIGURE], filling).text.startswith("Long. Long.")


def test_a_text_too_long_gives_way_to_the_longest_of_its_kind_that_fits():
    longer = Offered("longer", "{area}: look, and tell somebody. {link}")
    made = post(Network.X, LONG, [LONG, FIGURE, SHORT, longer], FILLING)
    assert made.other
    assert made.text == f"Example Seat: look, and tell somebody. {LINK} @example"
    assert not post(Network.MASTODON, LONG, [LONG, SHORT], FILLING).other


def test_where_nothing_fits_there_is_no_post():
    assert post(Network.X, LONG, [LONG], FILLING) is None


def test_hashtags_are_added_where_they_fit_and_not_to_messages():
    tagged = Filling("Example", (), LINK, "Example Union", hashtags=("#Example", "#Tags"))
    assert post(Network.X, SHORT, [SHORT], tagged).text.endswith(f"{LINK} #Example #Tags")
    assert post(Network.WHATSAPP, SHORT, [SHORT], tagged).text.endswith(LINK)
    full = Offered("full", "w" * (280 - 24 - 10) + " {link}")
    assert post(Network.X, full, [full], tagged).text.endswith(LINK)


@given(st.lists(st.text(max_size=400), min_size=1, max_size=5), st.text(max_size=200), st.sampled_from(list(Network)))
def test_no_post_is_ever_over_its_networks_limit(texts, figure, network):
    offered = [Offered(str(number), f"{text} {{figure}} {{link}}") for number, text in enumerate(texts)]
    filling = Filling("Example", (figure,), LINK, "Example Union", subject="Example")
    if made := post(network, offered[0], offered, filling):
        assert network.rules.fits(Filled(made.text, LINK, "Example"))
        assert LINK in made.text
        if network in {Network.WHATSAPP, Network.EMAIL}:
            assert len(network.rules.window(Filled(made.text, LINK, "Example"))) <= LONGEST_ADDRESS


@pytest.mark.parametrize("network", list(Network))
def test_the_window_opens_with_the_text_or_else_the_link(network):
    text = f"5% & “half” + more\n{LINK}?a=1"
    address = urlsplit(network.rules.window(Filled(text, LINK, "A & b", "example.social")))
    asked = parse_qs(address.query)
    assert address.scheme == ("mailto" if network is Network.EMAIL else "https")
    if network is Network.EMAIL:
        assert asked == {"subject": ["A & b"], "body": [text]}
    elif network.rules.takes_text:
        assert asked == {"text": [text]}
    else:
        assert [*asked.values()] == [[LINK]]

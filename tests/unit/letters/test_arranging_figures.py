"""Which figures a writer sees at once, and which behind one fold."""

from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from causeway.letters.letter.figures import FIRST, arrange

CARDS = st.lists(st.tuples(st.integers(0, 40), st.sampled_from("abcdefg")), unique_by=lambda card: card[0], max_size=30).map(
    lambda pairs: [SimpleNamespace(key=str(key), indicator=SimpleNamespace(service=service)) for key, service in pairs]
)


@given(CARDS, st.integers(0, 45))
def test_every_figure_is_offered_once_and_few_at_first(cards, chosen):
    offer = arrange(cards, str(chosen))
    everywhere = [*offer.first, *(card for _, group in offer.rest for card in group)]
    assert sorted(card.key for card in everywhere) == sorted(card.key for card in cards)
    assert len(offer.first) <= FIRST
    services = [card.indicator.service for card in offer.first]
    assert len(services) == len(set(services))
    assert [service for service, _ in offer.rest] == sorted({service for service, _ in offer.rest})


@given(CARDS)
def test_the_one_chosen_before_is_among_the_first(cards):
    for card in cards:
        assert card in arrange(cards, card.key).first

"""The texts that ship: each act has one that fits every network in every area, with or without a figure; a broken one is refused."""

import csv
from pathlib import Path

import pytest
from pydantic import ValidationError

from causeway.campaign.pack import read_pack
from causeway.sharing.domain.filling import Filling, Offered, post
from causeway.sharing.domain.networks import Network
from causeway.sharing.pack import SHARES, ShareText

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "campaigns" / "pupil-and-family-services"
PACK, ACTS = read_pack(SHIPPED), SHARES.read(SHIPPED).acts
LINK = "https://a-rather-long-name-for-a-site.example.org/s/mastodon-letter/constituency/E14000001/"


@pytest.fixture(scope="module")
def longest():
    with (ROOT / "reference" / "areas" / "areas.csv").open(encoding="utf-8") as file:
        return max((row["name"] for row in csv.DictReader(file)), key=len)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_every_network_has_a_text_for_the_longest_name_and_no_figure(act, longest):
    offered = [one for one in (Offered(text.key, text.text) for text in act.texts) if not one.needs_figure]
    filling = Filling(longest, (), LINK, PACK.owner, PACK.handle, PACK.hashtags, act.subject)
    for chosen in offered:
        assert all(post(network, chosen, offered, filling) for network in Network)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.key)
def test_there_is_a_choice_and_keys_are_the_only_ones_of_their_name(act):
    keys = [text.key for text in act.texts]
    assert len(keys) == len(set(keys))
    assert len(act.texts) >= 2


@pytest.mark.parametrize("text", ["No link.", "{link} {link}", "{link} {name}", "{link} {", "{link} {}"])
def test_a_text_that_cannot_be_filled_is_refused(text):
    with pytest.raises(ValidationError, match=r"link|fill|brace"):
        ShareText(key="some", text=text)

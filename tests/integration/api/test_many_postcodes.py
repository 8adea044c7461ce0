"""Many postcodes in one request: each is answered as it is alone, in order, whatever it is, and nobody takes more than a share."""

import json
import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causeway.api import answers, share
from causeway.api.postcode_lines import BY_LINE, ONE_OBJECT, lines, lines_soon
from causeway.areas import hints
from causeway.areas.queries import look_up_postcode, postcode_index

pytestmark = pytest.mark.usefixtures("shipped")
ODD = [
    "sw1a 1aa",
    "SW1A1AA",
    " SW1A 1AA ",
    "CF1O 1BH",
    "BT1 5GS",
    "JE2 3AB",
    "BFPO 12",
    "nonsense",
    "",
    "ÉÉ1 1AA",
    "zz99 9zz",
    "E1 1\u00a0AA",
    'a"b\\',
]


@pytest.fixture(autouse=True)
def _without_a_limit(monkeypatch):
    monkeypatch.setattr(share, "REQUESTS", replace(share.REQUESTS, default=0))


def several(client, *postcodes, lines=False):
    address = "/api/v1/postcodes.ndjson" if lines else "/api/v1/postcodes"
    answer = client.post(address, {"postcodes": list(postcodes)}, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return [json.loads(line) for line in answer.text.splitlines()] if lines else answer.json()["postcodes"]


def alone(client, postcode):
    return client.get(f"/api/v1/postcodes/{postcode}").json()


def without_asked(answers):
    return [{key: value for key, value in each.items() if key != "asked"} for each in answers]


@pytest.mark.parametrize("lines", [False, True])
def test_each_is_answered_as_it_is_alone_in_order(client, lines):
    asked = [text for text in ODD if text.strip()]  # an address needs something after its last stroke
    found = several(client, *asked, lines=lines)
    assert [each["asked"] for each in found] == asked
    assert without_asked(found) == [alone(client, text) for text in asked]


def test_ended_postcodes_and_those_near_a_border_are_told_as_alone(client):
    every = postcode_index().postcodes()[::34_000].astype(str).tolist()
    ended = [f"{text[:-3]} {text[-3:]}" for text in sorted(hints.all_ended())[:5]]
    found = several(client, *every, *ended)
    assert {each["status"] for each in found} == {"known", "ended"}
    assert {each["icb_approximate"] for each in found} == {True, False}
    assert without_asked(found) == [alone(client, text) for text in (*every, *ended)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8"), max_size=12)
        | st.from_regex(r"[A-Z]{1,2}[0-9]{1,2} ?[0-9][A-Z]{2}", fullmatch=True),
        min_size=1,
        max_size=20,
    )
)
def test_whatever_is_sent_is_answered(client, texts):
    assert [each["asked"] for each in several(client, *texts)] == texts


@pytest.mark.parametrize(
    "sent",
    [{"postcodes": []}, {"postcodes": ["SW1A 1AA"] * 101}, {"postcodes": "SW1A 1AA"}, {"postcodes": ["A" * 41]}, {}, [], 3],
)
def test_what_is_not_a_list_of_as_many_is_said_to_be_wrong(client, sent):
    answer = client.post("/api/v1/postcodes", json.dumps(sent), content_type="application/json")
    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize("body", [b"not JSON", b"\xff\xfe", b"[" * 100_000])
def test_what_cannot_be_read_is_said_to_be_so(client, body):
    answer = client.post("/api/v1/postcodes", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_more_than_anybody_may_send_is_said_to_be_too_much(client):
    answer = client.post("/api/v1/postcodes.ndjson", b" " * 3_000_000, content_type="application/json")
    assert answer.status_code == 413
    assert "10,000" in answer.json()["detail"]


def test_ten_thousand_are_answered_and_count_as_a_hundred_requests(client, monkeypatch):
    monkeypatch.setattr(share, "REQUESTS", replace(share.REQUESTS, default=150))
    asked = postcode_index().postcodes()[:10_000].astype(str).tolist()
    assert [each["postcode"] for each in several(client, *asked, lines=True)] == asked
    again = client.post("/api/v1/postcodes.ndjson", {"postcodes": asked}, content_type="application/json")
    assert again.status_code == 429
    assert again.json()["detail"].startswith("That is more than 150 requests")
    assert len(several(client, *asked[:100])) == 100  # a few are left


def test_other_sites_may_send_them(client):
    answer = client.options(
        "/api/v1/postcodes", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    )
    assert "POST" in answer["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer["Access-Control-Allow-Headers"]
    sent = client.post("/api/v1/postcodes", {"postcodes": ["SW1A 1AA"]}, content_type="application/json")
    assert sent["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in sent


HOSTILE = [
    "\n",
    "a\nb",
    "\x00",
    "\x00W1A 1AA",
    "W1A 1AA\x00",
    '"',
    "\\",
    "\u2028",
    "\U0001f600",
    "ＳＷ1A 1AA",
    "ß1 1AA",
    "ſW1A 1AA",
    "SW1A 1AAA",
    " " * 40,
    "\t",
]
SLIPS = str.maketrans("O01IL", "0OILI")


def typed(postcode, chance):
    """Return a postcode as somebody may type it, and now and then something else."""
    bare = postcode.replace(" ", "")
    ways = [
        postcode, bare, postcode.lower(), f" {postcode} ", f"{bare[:2]} {bare[2:]}", postcode.translate(SLIPS), bare[:-1], f"{bare}{bare[-1]}",
        postcode.replace(" ", "-"), postcode.replace(" ", "\u00a0"), f"{postcode}.", f"BT{bare[-4:]}", f"JE2 {bare[-3:]}", f"{bare[:-2]}CV",
        chance.choice(HOSTILE), f"{bare[:3]}{chance.choice(HOSTILE)}{bare[3:]}", "".join(chance.sample(bare, len(bare))), chance.choice(ODD),
    ]  # fmt: skip
    return chance.choice(ways)[:40]


def read_by_hand(text):
    """Return a line as it is made for one text alone, by all that reads what a person types."""
    return f'{{"asked":{json.dumps(text)},{answers.postcode(look_up_postcode(text)).model_dump_json()[1:]}'


def each_of(written):
    """Return the lines that were written together."""
    return written and written.removesuffix("\n").split("\n")


def test_thousands_together_are_answered_word_for_word_as_each_is_read_by_hand():
    chance = random.Random(18)
    every = postcode_index().postcodes().astype(str).tolist()
    ended = [f"{text[:-3]} {text[-3:]}" for text in sorted(hints.all_ended())]
    asked = [typed(text, chance) for text in [*chance.sample(every, 4_000), *chance.sample(ended, 500), every[-1], every[0]]]
    expected = [read_by_hand(text) for text in asked]
    assert each_of(lines(asked, BY_LINE)) == expected
    for size in (1, 7, 100):
        for at in range(0, 1_000, size):
            some = slice(at, at + size)
            assert lines(asked[some], ONE_OBJECT) == f'{{"postcodes":[{",".join(expected[some])}]}}'
            assert each_of(lines_soon(asked[some], BY_LINE)) in (None, expected[some])


def test_postcodes_of_the_whole_country_are_answered_together_as_by_hand():
    asked = postcode_index().postcodes()[:: 10 * 17].astype(str).tolist()
    expected = [read_by_hand(text) for text in asked]
    assert each_of(lines(asked, BY_LINE)) == expected
    settled = [at for at, line in enumerate(expected) if '"status":"known"' in line or '"status":"ended"' in line]
    assert each_of(lines_soon([asked[at] for at in settled], BY_LINE)) == [expected[at] for at in settled]
    assert sum('"status":"ended"' in line for line in expected) > 10


def test_units_that_are_not_there_are_answered_meanwhile_where_they_are_few():
    """Their sectors are known, so that no slip of a hand has to be looked for."""
    index = postcode_index()
    every = (f"{sector}{unit}" for sector in index.every_sector()[::900] for unit in ("AA", "ZZ", "JJ"))
    asked = [text for text in every if index.find(text) is None][:11]
    expected = [read_by_hand(text) for text in asked]
    assert each_of(lines(asked, BY_LINE)) == expected
    assert each_of(lines_soon(asked[:10], BY_LINE)) == expected[:10]
    assert lines_soon(asked, BY_LINE) is None
    assert lines_soon(["ZZ99 9ZZ"], BY_LINE) is None


@pytest.mark.parametrize("size", [1, 3, 100])
@pytest.mark.parametrize(
    "as_typed",
    [
        str,
        str.lower,
        lambda text: text.replace(" ", ""),
        lambda text: f" {text.replace(' ', '').lower()}",
        lambda text: text.replace("S", "\u017f"),
    ],
)
def test_known_ones_that_are_all_typed_alike_are_answered_as_by_hand(as_typed, size):
    """Those sent by one program are; each way of typing is looked up all at once."""
    asked = [as_typed(text) for text in postcode_index().postcodes()[::17_000].astype(str).tolist()][:size]
    assert each_of(lines(asked, BY_LINE)) == [read_by_hand(text) for text in asked]

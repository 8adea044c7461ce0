"""A known postcode is answered before the site is asked, word for word and header for header as the site answers it."""

import asyncio
import json
import sqlite3
from dataclasses import replace
from functools import cache

import pytest
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client import REGISTRY

from causeway.api import at_once, share
from causeway.areas import hints
from causeway.areas.queries import postcode_index
from causeway.serving.bridge import Bridge
from causeway.serving.gate import Gate
from causeway.serving.receiving import BodyLimits, Reception

pytestmark = pytest.mark.usefixtures("shipped")
HEADERS = ((b"host", b"testserver"), (b"accept", b"*/*"))


@pytest.fixture(autouse=True)
def _each_asked_anew(monkeypatch):
    """What is kept with the settings of one test is not kept for the next; nobody is limited but where a test says so."""
    at_once._way.cache_clear()
    monkeypatch.setattr(share, "REQUESTS", replace(share.REQUESTS, default=0))
    yield
    at_once._way.cache_clear()


def asked(postcode, *, method="GET", query=b"", headers=()):
    path = f"/api/v1/postcodes/{postcode}"
    return {
        "type": "http", "method": method, "path": path, "raw_path": path.replace("%", "%25").replace(" ", "%20").encode(), "scheme": "http",
        "query_string": query, "headers": [*HEADERS, *headers], "http_version": "1.1", "server": ("testserver", 80), "client": ("192.0.2.7", 9),
    }  # fmt: skip


def read(answer):
    """Return what is delivered, without its number."""
    delivered = []

    async def send(message):
        delivered.append(message)

    asyncio.run(answer.deliver(send))
    begun, *parts = delivered
    headers = {k: v for k, v in begun["headers"] if k != b"x-request-id"}
    return begun["status"], headers, b"".join(part["body"] for part in parts)


def both(scope, body=b""):
    """Return what is answered at once and what by the site."""
    sooner = at_once.known_postcode(scope, body)
    return sooner and read(sooner), read(Bridge(WSGIHandler(), 1)._run(at_once.environ(scope, body)))


@pytest.mark.parametrize(
    "headers",
    [
        (),
        ((b"accept-language", b"cy"), (b"cookie", b"sessionid=x")),
        ((b"x-forwarded-for", b"203.0.113.9"), (b"x-forwarded-proto", b"https")),
        ((b"if-none-match", b'"another"'),),
        ((b"origin", b"https://example.org"),),
    ],
)
@pytest.mark.parametrize("written", ["SW1A 1AA", "sw1a1aa", " SW1A 1AA ", "S W1A1A A"])
def test_it_is_the_sites_answer(headers, written):
    sooner, later = both(asked(written, query=b"x=1", headers=headers))
    assert sooner == later
    assert sooner[0] == 200
    assert b'"postcode":"SW1A 1AA"' in sooner[2]


def test_who_has_it_already_is_told_so():
    tag = dict(at_once.known_postcode(asked("SW1A 1AA")).headers)[b"etag"]
    sooner, later = both(asked("SW1A 1AA", headers=((b"if-none-match", tag),)))
    assert sooner == later
    assert (sooner[0], sooner[2]) == (304, b"")


@cache
def known_postcodes():
    """One in a thousand."""
    return postcode_index().postcodes()[::997].astype(str).tolist()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_known_postcode_however_it_is_typed(data):
    postcode = data.draw(st.sampled_from(known_postcodes()))
    written = "".join(data.draw(st.sampled_from([letter, letter.lower(), f"{letter} "])) for letter in postcode.replace(" ", ""))
    sooner, later = both(asked(written))
    if postcode.replace(" ", "") in hints.all_ended():
        assert sooner is None
    else:
        assert sooner == later


@pytest.mark.parametrize(
    "text",
    [
        "SW1A 1A",
        "BT7 1NN",
        "JE2 3AB",
        "BFPO 12",
        "ZZ99 9ZZ",
        "CF1O 1BH",
        "SW1A 1CC",
        "SW1A\u00a01AA",
        "ＳＷ1A 1AA",
        "%",
        "SW1A 1AA" + " " * 40,
    ],
)
def test_what_is_no_known_postcode_is_left_to_the_site(text):
    assert at_once.known_postcode(asked(text)) is None


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST", "BREW"])
def test_another_method_is_left_to_the_site(method):
    assert at_once.known_postcode(asked("SW1A 1AA", method=method)) is None


def test_where_limits_are_counted_over_a_network_nobody_waits_for_it(settings):
    settings.LIMITS_IN_CACHE = True
    assert at_once.known_postcode(asked("SW1A 1AA")) is None


def test_one_share_is_counted_for_both_ways(monkeypatch):
    monkeypatch.setattr(share, "REQUESTS", replace(share.REQUESTS, default=3))
    assert [each[0] for each in both(asked("SW1A 1AA"))] == [200, 200]
    assert [each[0] for each in both(asked("SW1A 1AA"))] == [200, 429]
    sooner, later = both(asked("SW1A 1AA"))
    assert sooner == later
    assert b"300" not in sooner[2]
    assert sooner[0] == 429


def test_an_address_without_tls_is_sent_on_where_the_site_needs_it(settings):
    settings.SECURE_SSL_REDIRECT = True
    sooner, later = both(asked("SW1A 1AA"))
    assert sooner == later
    assert sooner[0] == 301


def test_it_is_counted_as_an_answer_of_the_api():
    def counted():
        return {
            str(sample.labels): sample.value
            for metric in REGISTRY.collect()
            for sample in metric.samples
            if sample.name == "causeway_requests_total"
        }

    before = counted()
    both(asked("SW1A 1AA"))
    after = counted()
    assert [(labels, after[labels] - before.get(labels, 0)) for labels in after if after[labels] != before.get(labels)] == [
        ("{'room': 'api', 'method': 'GET', 'status': '200'}", 2)
    ]


def sent(body, *, method="POST", path="/api/v1/postcodes", headers=()):
    return asked("") | {"method": method, "path": path, "raw_path": path.encode(), "headers": [*HEADERS, *headers]}, body


AS_JSON = (b"content-type", b"application/json")


@pytest.mark.parametrize(
    "headers", [(AS_JSON,), (), ((b"content-type", b"text/plain"),), (AS_JSON, (b"origin", b"https://example.org"))]
)
def test_several_known_postcodes_have_the_sites_answer(headers):
    body = b' {"postcodes": ["SW1A 1AA", "sw1a1aa", " S W1A1A A", "CF10 1BH"], "more": null} '
    for _ in range(2):  # the first passes the middleware, and its head is kept
        sooner, later = both(*sent(body, headers=headers))
        assert sooner == later
        assert sooner[0] == 200
        assert sooner[2].count(b'"status":"known"') == 4


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_list_is_answered_as_by_the_site_or_left_to_it(data):
    known = st.sampled_from(known_postcodes())
    other = st.text(max_size=45) | st.integers() | st.none() | st.lists(st.text(max_size=3), max_size=2)
    listed = data.draw(st.lists(known, max_size=105) | st.lists(known | other, max_size=12))
    sooner, later = both(*sent(json.dumps({"postcodes": listed}).encode()))
    assert sooner in (None, later)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_almost_such_a_list_is_answered_as_by_the_site_or_left_to_it(data):
    """What reads a list here is not what reads it for the site, and takes nothing that the site would not, nor otherwise."""
    body = bytearray(b'{"postcodes":["SW1A 1AA", "CF10 1BH"],"postcodes" : ["sw1a1aa"], "more": [1e5, null, NaN]}')
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at : at + data.draw(st.integers(0, 2))] = data.draw(
            st.sampled_from([b"", b'"', b",", b"]", b"0", b"-", b"\x00", b"\x7f", b"\t", b"{", b" "])
        )
    sooner, later = both(*sent(bytes(body)))
    assert sooner in (None, later)


@pytest.mark.parametrize(
    "more",
    [b"9" * 5000, b"-0", b"01", b"1.", b"Infinity", b"-Infinity", b"NaN", b"1e999", b"+1", b"0x1", b"[" * 150 + b"]" * 150],
)
def test_what_stands_beside_the_list_is_read_as_the_site_reads_it_or_left_to_it(more):
    sooner, later = both(*sent(b'{"postcodes":["SW1A 1AA"],"more":' + more + b"}"))
    assert sooner in (None, later)


@pytest.mark.parametrize(
    "body",
    [
        b"", b"[]", b"not JSON", b'{"postcodes": []}', b'{"postcodes": "SW1A 1AA"}', b'{"postcodes": ["SW1A 1AA", "nonsense"]}',
        b'{"postcodes": ["SW1A 1AA", 3]}', '{"postcodes": ["ＳＷ1A 1AA"]}'.encode(), b"\xff\xfe", b"[" * 9000,
        b'{"postcodes": [' + b",".join([b'"SW1A 1AA"'] * 101) + b"]}",
    ],
)  # fmt: skip
def test_another_list_is_left_to_the_site(body):
    """And so reading what was typed by hand, which takes long, keeps nobody else waiting."""
    answered, through_the_site = through_the_gate(*sent(body, headers=[(b"content-length", b"1")])[:1], plain_site, body)
    assert through_the_site
    assert answered[0]["status"] == 200


def test_ten_thousand_are_left_to_the_site():
    assert at_once.known_postcode(*sent(b'{"postcodes": ["SW1A 1AA"]}', path="/api/v1/postcodes.ndjson")) is None


@pytest.mark.parametrize("proxies", [0, 1])
@pytest.mark.parametrize("given_twice", [False, True])
def test_what_a_proxy_says_is_heard_as_the_site_hears_it(settings, monkeypatch, proxies, given_twice):
    settings.TRUSTED_PROXIES, settings.SECURE_PROXY_SSL_HEADER, settings.SECURE_HSTS_SECONDS = (
        proxies,
        ("HTTP_X_FORWARDED_PROTO", "https"),
        60,
    )
    monkeypatch.setattr(share, "REQUESTS", replace(share.REQUESTS, default=6))
    told = [(b"x-forwarded-for", b"203.0.113.9, 2001:db8::7"), (b"x-forwarded-proto", b"https"), (b"x-request-id", b"0123456789")]
    told += [(b"x-forwarded-for", b"203.0.113.8")] if given_twice else []
    for _ in range(2):
        sooner, later = both(asked("SW1A 1AA", headers=told))
        assert sooner == later
        assert (b"strict-transport-security" in sooner[1]) is True
        number = dict(at_once.known_postcode(asked("SW1A 1AA", headers=told)).headers)[b"x-request-id"]
        assert (number == b"0123456789") is (proxies == 1)
    assert both(asked("SW1A 1AA", headers=told))[0][0] == 429
    assert both(asked("SW1A 1AA"))[0][0] == (200 if proxies else 429)


def test_a_hundred_known_ways_to_say_that_it_is_secure_fill_no_memory(settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for each in range(100):
        sooner, later = both(asked("SW1A 1AA", headers=((b"x-forwarded-proto", str(each).encode()),)))
        assert sooner == later
    assert len(at_once._way()._heads) <= 16
    at_once.known_postcode(asked("SW1A 1AA", headers=((b"x-forwarded-proto", b"https"),)))
    assert ("GET", "http", b"https") in at_once._way()._heads  # and keep nobody else's out


def through_the_gate(scope, site, sent_body=b""):
    """Ask the gate, behind which ``site`` runs in this thread; return what was sent and what went through the site."""
    sent, through_the_site = [], []

    class Watched(Bridge):
        async def answer(self, scope, body):
            through_the_site.append(scope["path"])
            return self._run(at_once.environ(scope, body))

    async def receive():
        return {"type": "http.request", "body": sent_body, "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(Gate(Reception(BodyLimits()), Watched(site, 1), at_once.known_postcode)(scope, receive, send))
    return sent, through_the_site


def plain_site(_asked, start):
    start("200 OK", [])
    return [b"the site"]


@pytest.mark.parametrize("kept", [True, False])
def test_the_thread_that_reads_all_requests_asks_no_database(kept):
    """Where staff's numbers have to be read first the site answers, and nothing is lost."""
    caches["short"].clear()
    if kept:
        share.REQUESTS.most  # noqa: B018  read, and so kept for some seconds
    sent, through_the_site = through_the_gate(asked("SW1A 1AA"), plain_site)
    assert bool(through_the_site) is not kept
    assert sent[0]["status"] == 200


@pytest.mark.parametrize("opened_before", [True, False])
def test_the_thread_that_reads_all_requests_waits_for_no_file(monkeypatch, settings, tmp_path, opened_before):
    """Who holds the file of the limits holds up those who ask for a postcode, and not every visitor; nothing is counted twice."""
    settings.LIMITS_PATH = tmp_path / "limits.sqlite3"
    monkeypatch.setattr(share, "REQUESTS", replace(share.REQUESTS, default=2))
    share.REQUESTS.most  # noqa: B018  as above
    if opened_before:
        share.REQUESTS.tried("192.0.2.7", 0)
    another = sqlite3.connect(settings.LIMITS_PATH, isolation_level=None)
    another.execute("BEGIN EXCLUSIVE")
    sent, through_the_site = through_the_gate(asked("SW1A 1AA"), plain_site)
    another.execute("ROLLBACK")
    another.close()
    assert through_the_site
    assert sent[0]["status"] == 200
    assert share.REQUESTS.tried("192.0.2.7", 0).count == 0
    sent, through_the_site = through_the_gate(asked("SW1A 1AA"), plain_site)
    assert not through_the_site
    assert share.REQUESTS.tried("192.0.2.7", 0).count == 1


def test_a_host_that_is_not_ours_is_left_to_the_site(settings, client):
    """Sending on to https reads the host, and the site has an answer to one that it does not know."""
    settings.SECURE_SSL_REDIRECT, settings.ALLOWED_HOSTS = True, ["testserver"]
    share.REQUESTS.most  # noqa: B018  as above
    scope = asked("SW1A 1AA") | {"headers": [(b"host", b"another.example")]}
    sent, through_the_site = through_the_gate(scope, plain_site)
    assert through_the_site
    assert sent[0]["status"] == 200
    assert client.get(scope["path"], headers={"host": "another.example"}).status_code == 400

"""A whole request becomes a WSGI one, and its thread comes back whatever the reader does."""

import asyncio

import pytest

from causeway.serving.bridge import Bridge, environ
from causeway.serving.gate import Gate
from causeway.serving.receiving import BodyLimits, Reception

SCOPE = {
    "type": "http",
    "method": "POST",
    "path": "/a",
    "raw_path": b"/caf%C3%A9/%ff",
    "query_string": b"q=\xc3\xa9&r=%20",
    "http_version": "1.1",
    "scheme": "http",
    "server": ("127.0.0.1", "8000"),
    "client": ("127.0.0.9", "5000"),
    "headers": [(b"content-type", b"text/plain"), (b"cookie", b"a=1"), (b"cookie", b"b=2"), (b"x_forwarded_for", b"6.6.6.6")],
}


def site(asked, start_response):
    start_response("201 Made", [("X-Kind", "example"), ("Set-Cookie", "a=1"), ("Set-Cookie", "b=2")])
    yield asked["wsgi.input"].read()
    yield b"!" * 200_000


def ask(application, send=None, body=b"hello"):
    said = []

    async def receive():
        return {"type": "http.request", "body": body, "more_body": False}

    async def keep(message):
        said.append(message)

    gate = Gate(Reception(BodyLimits(size=1000)), Bridge(application, threads=1))
    asyncio.run(gate(SCOPE, receive, send or keep))
    return said


def test_environment():
    made = environ(SCOPE, b"hello")
    assert made["PATH_INFO"].encode("latin-1") == b"/caf\xc3\xa9/\xff"
    assert made["QUERY_STRING"] == "q=%C3%A9&r=%20"
    assert made["CONTENT_LENGTH"] == "5"
    assert made["CONTENT_TYPE"] == "text/plain"
    assert made["HTTP_COOKIE"] == "a=1; b=2"
    assert "HTTP_X_FORWARDED_FOR" not in made


def test_whole_answer():
    start, *rest = ask(site)
    assert start["status"] == 201
    assert start["headers"] == [(b"x-kind", b"example"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    assert b"".join(part["body"] for part in rest) == b"hello" + b"!" * 200_000
    assert [part["more_body"] for part in rest] == [True] * (len(rest) - 1) + [False]


def test_too_large_is_answered_by_the_gate():
    start, *rest = ask(site, body=b"x" * 2000)
    assert start["status"] == 413
    assert b"Go back" in rest[0]["body"]


def test_a_fault_is_answered(caplog):
    def broken(_asked, _start):
        raise RuntimeError("example")

    assert ask(broken)[0]["status"] == 500
    assert "gave no answer" in caplog.text


def test_a_reader_that_does_not_read_is_left(monkeypatch):
    from causeway.serving import answering

    monkeypatch.setattr(answering, "SECONDS", -200_000 / answering.SLOWEST)
    sent = []

    async def stuck(message):
        sent.append(message)
        await asyncio.sleep(3600)

    ask(site, stuck)
    assert len(sent) == 1


def test_what_the_site_opened_is_closed():
    class Parts:
        closed = False

        def __iter__(self):
            yield b"x"
            raise RuntimeError("example")

        def close(self):
            Parts.closed = True

    def failing(_asked, start):
        start("200 OK", [])
        return Parts()

    assert ask(failing)[0]["status"] == 500
    assert Parts.closed


@pytest.mark.parametrize("kind", ["lifespan", "websocket"])
def test_nothing_but_http_is_spoken(kind):
    async def nothing():
        raise AssertionError

    asyncio.run(Gate(Reception(BodyLimits()), Bridge(site, 1))({"type": kind}, nothing, nothing))

"""The site as script/run serves it, with a thousand clients hanging on it that never finish."""

import socket
import urllib.request
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
from looking import PATIENCE

pytestmark = pytest.mark.browser  # it needs the whole site running, as those do

HEAD = b"POST /write/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
BEGINNINGS = {"silent": b"", "heads": HEAD, "bodies": HEAD + b"Content-Length: 2000000\r\n\r\nname=a few bytes"}
MANY = 350  # of each kind


def connect(product):
    where = urlsplit(product.url)
    return socket.create_connection((where.hostname, where.port), timeout=PATIENCE)


def answer(product, request):
    with connect(product) as client:
        client.sendall(request)
        return client.recv(65536)


def test_a_thousand_that_never_finish_and_the_site_answers(product):
    with ExitStack() as open_ones:
        for beginning in BEGINNINGS.values():
            for _ in range(MANY):
                client = open_ones.enter_context(connect(product))
                client.sendall(beginning)
        for page in ("/health/ready/", "/", "/write/"):
            with urllib.request.urlopen(product.url + page, timeout=PATIENCE) as said:
                assert said.status == 200


@pytest.mark.parametrize("path", [b"/write/", b"/staff/documents/multiple/add/", b"/api/v1/areas"])
def test_a_body_of_150_megabytes_is_refused_before_it_is_sent(product, path):
    head = b"POST " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=x\r\n"
    assert b" 413 " in answer(product, head + b"Content-Length: 150000000\r\nExpect: 100-continue\r\n\r\n")


def test_heads_too_large(product):
    assert b" 431 " in answer(product, HEAD + b"Cookie: a=" + b"x" * 26_000 + b"\r\nContent-Length: 0\r\n\r\n")
    assert b" 414 " in answer(product, b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")


def test_silence_and_half_a_head_end_after_ten_seconds(product):
    clients = [connect(product) for _ in range(2)]
    clients[1].sendall(HEAD)
    for client in clients:
        client.settimeout(10 + PATIENCE)
        assert client.recv(100) == b""
        client.close()

"""What strangers made is read apart: it can take seconds and memory, and no more; and what is known to be dear is cheap."""

import subprocess
import sys
import time

import pytest

from causeway.frame.domain.html_words import words_of_html
from causeway.frame.domain.mail_words import parsed, words
from causeway.frame.sandbox import Limits, TooMuch, read_apart

READER = "causeway.outbox.domain.returned.reading:read_plain"
HERE = "tests.unit.frame.test_reading_apart"


def burns(_raw):
    while True:
        pass


def swells(raw):
    return len(raw * 2_000_000_000)


def sleeps(_raw):
    time.sleep(60)


def writes(_raw):
    with open("/tmp/causeway-example", "wb") as file:  # noqa: PTH123  what a parser might do
        file.write(b"x" * 100_000)


def says_what_it_knows(_raw):
    import os

    return sorted(os.environ)


@pytest.mark.parametrize("what", ["burns", "swells", "writes", "nothing_of_that_name"])
def test_it_is_ended(what):
    with pytest.raises(TooMuch):
        read_apart(f"{HERE}:{what}", b"x", Limits(seconds=1, megabytes=512))


def test_it_is_ended_when_it_only_waits():
    with pytest.raises(TooMuch):
        read_apart(f"{HERE}:sleeps", b"x", Limits(seconds=-2))


def test_it_has_no_secrets(monkeypatch):
    monkeypatch.setenv("CAUSEWAY_SECRET_KEY", "an example of a secret")
    assert "CAUSEWAY_SECRET_KEY" not in read_apart(f"{HERE}:says_what_it_knows", b"")


DAEMON = b"From: MAILER-DAEMON@mx.example.net\nSubject: failure notice\n"
HTML = DAEMON + b"Content-Type: text/html\n\n"
HOSTILE = {
    "one long line": DAEMON + b"\n" + b"a" * 2_000_000,
    "one long header": b"From: " + b"a," * 1_000_000 + b"\n\n",
    "one header of many lines": b"From: " + b"a,\n " * 500_000 + b"\n\n",
    "many headers": b"From: a\n" * 200_000 + b"\n",
    "encoded words": b"Subject: " + b"=?utf-8?Q?a?= " * 100_000 + b"\n\n",
    "tags that do not end": HTML + b"<a" * 1_000_000,
    "tags of another kind": HTML + "<a‹a".encode() * 300_000,
    "comments": HTML + b"<!--\n" * 300_000,
    "nested blocks": HTML + (b"<div>" * 300 + b"\n") * 300 + (b"<p>" * 300 + b"\n") * 300,
    "scripts that do not end": HTML + b"<script>x</scrip\n" * 100_000,
    "nothing but lines": DAEMON + b"\n" + b"\n" * 2_000_000,
    "at signs": DAEMON + b"\n" + b"a@" * 1_000_000,
    "nested parts": DAEMON + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
    "many parts": DAEMON + b"Content-Type: multipart/report; boundary=b\n\n" + b"--b\n\nx\n" * 200_000,
    "many recipients": DAEMON + b"Content-Type: message/delivery-status\n\n" + b"Action: failed\n\n" * 100_000,
    "messages in messages": DAEMON + b"Content-Type: message/rfc822\n\n" * 50_000,
    "phrases": DAEMON + b"\n" + (b"could not be delivered to you " * 30 + b"\n") * 2000,
    "half a phrase": DAEMON + b"\n" + b"recipient is not message to the " * 60_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mail_costs_no_more_than_its_size(name):
    """Each is read within the product's own limit of a few seconds of the processor; before, such mail took minutes."""
    assert read_apart(READER, HOSTILE[name])["kind"] in {"failed", "other", "delayed"}


def test_the_words_of_html():
    page = (
        "<html><head><title>no</title><style>p{}</style></head><body><p>Dear Ada,<br>1 &lt; 2 &amp; 3 < 4</p>"
        "<table><tr><td>Name</td><td>Jane</td></tr></table><!-- no > no --><SCRIPT>no</script><h1>The\nend</h1></body></html>"
    )
    assert words_of_html(page).split("\n") == ["Dear Ada,", "1 < 2 & 3 < 4", "", "Name Jane", "", "The end"]


@pytest.mark.parametrize("plain", ["", " \n\u00a0\u200b\n", "This message needs an HTML reader.\n"])
def test_a_blank_plain_part_is_passed_over(plain):
    raw = (
        "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n"
        f"{plain}\n--b\nContent-Type: text/html; charset=utf-8\n\n<table><tr><td>Dear</td><td>Ada</td></tr></table>\n--b--\n"
    )
    assert words(parsed(raw.encode())) == "Dear Ada"


def test_the_reader_of_returned_mail_is_not_loaded_with_the_site():
    """It reads in a process apart, and its library takes a while to load."""
    code = "import sys, django; django.setup(); print([name for name in sys.modules if name.startswith('flufl')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"

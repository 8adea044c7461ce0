"""What a person would read of a mail, however the program that wrote it divided it."""

import pytest

from causeway.frame.domain.mail_words import parsed, words

ANSWER = "<p>Dear Ada,</p><table><tr><td>Waiting</td><td>400 days</td></tr></table>"


def mail(plain, html=ANSWER):
    return (
        'MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary="b"\n\n'
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n"
    ).encode()


@pytest.mark.parametrize(
    "plain",
    [
        "",
        "\u00a0 \u200b",
        "[cid:image001.png@01D9]",
        "[image: Portcullis]\n\n<cid:logo>",
        "[Logo]\n",
        "Your program shows no HTML.",
    ],
)
def test_where_the_plain_part_says_nothing_the_html_is_read(plain):
    assert words(parsed(mail(plain))) == "Dear Ada,\n\nWaiting 400 days"


@pytest.mark.parametrize("plain", ["Dear Ada, I shall ask. [cid:image001.png]", "No.", "[1] See the minister's answer below."])
def test_where_the_plain_part_says_something_it_is_read(plain):
    assert words(parsed(mail(plain))).strip() == plain


@pytest.mark.parametrize("begins", ["<html><body>", "<!DOCTYPE html>\n<html>", "\n  <HTML>"])
def test_html_that_nobody_called_so_is_read_as_what_it_is(begins):
    assert words(parsed(f"From: x\n\n{begins}<p>Dear Ada,</p><p>No.</p>".encode())) == "Dear Ada,\n\nNo."
    assert "<p>" in words(parsed(f"From: x\nContent-Type: text/plain\n\n{begins}<p>Dear Ada</p>".encode()))

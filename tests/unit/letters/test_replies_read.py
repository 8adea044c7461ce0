import datetime as dt
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.letters.after.domain.replies import Said, is_answer, read_eml


def message(text="I will ask the minister.", html="", attachment=b""):
    made = EmailMessage()
    made["From"] = "Jo Sample (office of Ada Example) <jo@parliament.example.org>"
    made["To"] = "Nia Example <nia@example.org>"
    made["Date"] = "Mon, 16 Mar 2026 09:00:00 +0000"
    made["Subject"] = "Re: Reading rooms"
    if text:
        made.set_content(text)
    if html and text:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    if attachment:
        made.add_attachment(attachment, maintype="application", subtype="pdf", filename="secret.pdf")
    return made.as_bytes()


def test_words_day_and_names_of_a_saved_message():
    eml = read_eml(message(html="<p>other</p>", attachment=b"%PDF of somebody"))
    assert eml.text == "I will ask the minister."
    assert eml.sent == dt.date(2026, 3, 16)
    assert "Nia Example" in eml.names
    assert any("Jo Sample" in name for name in eml.names)


def test_a_message_of_html_alone():
    eml = read_eml(message(text="", html="<style>p{}</style><p>I will &amp; must ask.</p><script>x()</script><p>Soon.</p>"))
    assert eml.text.split() == ["I", "will", "&", "must", "ask.", "Soon."]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"no headers at all",
        b"Subject: x\n\n",
        message(text="", html=""),
        b"\xff\xfe\x00" * 50,
        b"Content-Type: text/plain; charset=nonsense\nDate: never\n\n\xff",
        b"Content-Type: multipart/mixed; boundary=x\n\n--x",
    ],
)
def test_what_is_no_message_is_none_or_read_without_harm(raw):
    eml = read_eml(raw)
    assert eml is None or (eml.text and eml.sent is None)


@given(st.binary(max_size=600))
def test_it_never_raises(raw):
    read_eml(raw)
    read_eml(b"From: x\n" + raw)


def test_a_receipt_alone_is_no_answer():
    assert not is_answer(frozenset({Said.RECEIPT}))
    assert is_answer(frozenset({Said.RECEIPT, Said.MEET}))
    assert is_answer(frozenset({Said.DECLINES}))


def test_a_blank_plain_part_and_a_table():
    eml = read_eml(message(text=" \n\u00a0\n", html="<table><tr><td>Dear</td><td>Ada</td></tr><tr><td>Yes.</td></tr></table>"))
    assert [line for line in eml.text.split("\n") if line] == ["Dear Ada", "Yes."]


def test_what_a_process_apart_says_is_the_same():
    from causeway.letters.after.domain.replies import eml_from_plain, read_eml_plain

    raw = message(text="I will ask the minister.")
    assert eml_from_plain(read_eml_plain(raw)) == read_eml(raw)
    assert eml_from_plain(read_eml_plain(b"")) is None

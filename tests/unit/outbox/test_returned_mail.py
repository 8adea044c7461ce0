"""Returned mail is read as what it is: reports, automatic answers, and what a person has to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.outbox.domain.returned import Kind, read

REPORT = """\
From: MAILER-DAEMON@relay.example.org
To: bounce+7-aaaa@bounces.example.org
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example.org

Final-Recipient: rfc822; mp@parliament.example.org
{fields}
--b
{returned}
--b--
"""
FULL = "Content-Type: message/rfc822\n\nFrom: campaign@example.org\nMessage-ID: <letter.7.ab@example.org>\nSubject: x\n\nWords.\n"
HEADERS = "Content-Type: text/rfc822-headers\n\nFrom: campaign@example.org\nMessage-ID: <letter.7.ab@example.org>\n"


def report(fields, returned=FULL):
    return REPORT.format(fields=fields, returned=returned).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("returned", [FULL, HEADERS], ids=["whole", "headers"])
@pytest.mark.parametrize(
    ("fields", "kind", "words"),
    [
        (
            "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 No such\n  user here\n",
            Kind.FAILED,
            "550 5.1.1 No such user here",
        ),
        ("Action: FAILED\nStatus: 4.4.7\n", Kind.FAILED, "4.4.7"),
        ("Action: delayed\nStatus: 4.4.1\nDiagnostic-Code: smtp; timed out\n", Kind.DELAYED, "4.4.1 timed out"),
        ("Action: delivered\nStatus: 2.0.0\n", Kind.ARRIVED, "2.0.0"),
        ("Action: relayed\nStatus: 2.0.0\n", Kind.ARRIVED, "2.0.0"),
        ("Status: 5.0.0\n", Kind.OTHER, "a delivery report without a word on delivery"),
    ],
)
def test_a_report(fields, kind, words, returned):
    found = read(report(fields, returned))
    assert (found.kind, found.words, found.message_id) == (kind, words, "<letter.7.ab@example.org>")
    assert found.addressed == "bounce+7-aaaa@bounces.example.org"


def test_the_gravest_of_several_recipients_counts():
    several = "Action: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; b@example.org\nAction: failed\nStatus: 5.2.2\n"
    assert read(report(several)).kind is Kind.FAILED


@pytest.mark.parametrize(
    "header",
    [
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated (vacation)",
        "X-Autoreply: yes",
        "Precedence: auto_reply",
        "Subject: Automatic reply: Waiting times",
        "Subject: Out of the office until Monday",
        "Subject: Ateb awtomatig: Amseroedd aros",
    ],
)
def test_an_automatic_answer_is_no_bounce(header):
    mail = f"To: bounce+7-aaaa@example.org\n{header}\n\nThank you for your letter, which failed to reach 550 5.1.1.\n"
    assert read(mail.encode()).kind is Kind.AUTOMATIC


@pytest.mark.parametrize(
    "mail",
    [
        "To: bounce+7-aaaa@example.org\nSubject: failure notice\n\nHi. This is the qmail-send program.\n",
        "Auto-Submitted: no\nSubject: Your letter\n\nDear Ada\n",
        "",
    ],
)
def test_what_is_neither_is_for_a_person(mail):
    assert read(mail.encode()).kind is Kind.OTHER


def test_a_report_quoted_in_an_answer_is_no_report():
    quoted = (
        report("Action: failed\nStatus: 5.1.1\n")
        .decode()
        .replace("multipart/report; report-type=delivery-status;", "multipart/mixed;")
    )
    assert read(quoted.replace("Auto-Submitted: auto-replied\r\n", "").encode()).kind is Kind.OTHER


@given(st.binary(max_size=2000))
def test_anything_at_all_is_read_without_an_error(raw):
    assert read(raw).kind in Kind
    assert read(report("Action: failed\n") + raw).kind is Kind.FAILED
    assert read(b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n" + raw).kind in Kind

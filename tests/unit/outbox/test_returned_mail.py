"""Returned mail is read as what it is: reports, automatic answers, and what a person has to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.outbox.domain.returned.kinds import Kind, Returned
from causeway.outbox.domain.returned.reading import read
from tests.unit.outbox.returned_shapes import AUTOMATIC, CHALLENGES, DELIVERED, PERSONS, SHAPES, TO

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
        ("Status: 5.0.0\n", Kind.FAILED, "5.0.0"),
        ("Action: expired\nStatus: 4.4.7\n", Kind.FAILED, "4.4.7"),
    ],
)
def test_a_report(fields, kind, words, returned):
    found = read(report(fields, returned))
    assert (found.kind, found.words, found.message_id) == (kind, words, "<letter.7.ab@example.org>")
    assert found.addressed == "bounce+7-aaaa@bounces.example.org"
    assert found.of("MP@parliament.example.org")[0] is kind


@pytest.mark.parametrize("fields", ["Status: 2.0.0\n", "Action: delivered\nStatus: 5.1.1\n", "Action: relayed\nStatus: 4.0.0\n"])
def test_a_report_that_contradicts_itself_or_says_nothing_is_no_proof(fields):
    quiet = (
        report(fields)
        .replace(b"Subject: Undelivered Mail Returned to Sender", b"Subject: A report")
        .replace(b"I'm sorry to have to inform you.", b"")
    )
    assert read(quiet).kind is Kind.OTHER


@pytest.mark.parametrize(("name", "kind", "raw"), SHAPES, ids=[name for name, _kind, _raw in SHAPES])
def test_what_mail_systems_write_is_recognised(name, kind, raw):
    found = read(f"To: campaign@campaign.example\n{raw}".encode())
    assert found.kind == kind, found
    assert found.of(TO, frozenset({"campaign@campaign.example"}))[0] == kind, found


@pytest.mark.parametrize(("name", "kind", "raw"), SHAPES, ids=[name for name, _kind, _raw in SHAPES])
def test_whatever_is_done_to_a_bounce_it_is_no_proof_of_arrival(name, kind, raw):
    """Every header that automatic answers carry, on every bounce; without its daemon's name; without its subject."""
    for header in AUTOMATIC:
        assert read(f"{header}\n{raw}".encode()).kind not in {Kind.ARRIVED, Kind.AUTOMATIC}, header
        nameless = "\n".join(line for line in raw.split("\n") if not line.startswith(("From:", "Subject:")))
        assert read(f"From: jane.mp@parliament.example.org\n{header}\n{nameless}".encode()).kind not in {
            Kind.ARRIVED,
            Kind.AUTOMATIC,
        }


@pytest.mark.parametrize(("name", "raw"), DELIVERED)
def test_proof_of_arrival(name, raw):
    assert read(raw.encode()).of(TO)[0] is Kind.ARRIVED


@pytest.mark.parametrize(("name", "raw"), CHALLENGES)
def test_a_challenge_is_for_a_person(name, raw):
    assert read(raw.encode()).kind is Kind.OTHER


ANSWER = "From: Jane Example <jane.mp@parliament.example.org>\nTo: campaign@campaign.example\nIn-Reply-To: <letter.7.ab@campaign.example>\n"


@pytest.mark.parametrize("header", AUTOMATIC)
def test_an_automatic_answer(header):
    for around in (
        ANSWER,
        f"Return-Path: <>\n{ANSWER}",
        "From: Jane Example <jane.mp@parliament.example.org>\nReturn-Path: <>\n",
    ):
        mail = (
            f"{around}{header}\nContent-Type: text/plain; charset=utf-8\n\nThank you for your letter. I am away until Monday.\n"
        )
        assert read(mail.encode()).kind is Kind.AUTOMATIC, around


def test_an_automatic_answer_that_speaks_of_failure_is_for_a_person():
    mail = f"{ANSWER}Subject: Automatic reply: Waiting times\n\nYour message could not be delivered: 550 5.1.1.\n"
    assert read(mail.encode()).kind is Kind.OTHER


def test_a_machines_mail_is_an_answer_only_when_it_thanks():
    assert (
        read(f"{ANSWER}Auto-Submitted: auto-generated\nSubject: Case 7\n\nThank you for contacting us.\n".encode()).kind
        is Kind.AUTOMATIC
    )
    assert read(f"{ANSWER}Auto-Submitted: auto-generated\nSubject: Notice\n\nA notice.\n".encode()).kind is Kind.OTHER


@pytest.mark.parametrize("headers", PERSONS)
def test_a_persons_answer_is_a_persons(headers):
    mail = f"{ANSWER}{headers}\n\nDear Ada,\n\nThank you. I shall write to the minister, who could not be delivered of one.\n\nJane\n"
    found = read(mail.encode())
    assert (found.kind, found.message_id) == (Kind.OTHER, "<letter.7.ab@campaign.example>")


def two(first, second):
    """Return a report on two recipients."""
    return report(f"Action: {first}\n\nFinal-Recipient: rfc822; old.caseworker@example.org\nAction: {second}\n")


def test_whose_failure():
    """What happened to somebody else's copy is not what happened to ours."""
    assert read(two("delivered", "failed")).of("mp@parliament.example.org")[0] is Kind.ARRIVED
    assert read(two("failed", "delivered")).of("mp@parliament.example.org")[0] is Kind.FAILED
    assert read(two("failed", "failed")).of("stranger@example.org")[0] is Kind.OTHER
    assert read(report("Action: failed\n")).of("stranger@example.org") == (Kind.OTHER, "a report about another address")


def test_through_an_alias():
    """The address we wrote to passes mail on to two people: one copy that arrived has arrived."""
    through = (
        "Original-Recipient: rfc822;office@parliament.example.org\nAction: delivered\n\n"
        "Final-Recipient: rfc822; old.caseworker@example.org\nOriginal-Recipient: rfc822;office@parliament.example.org\nAction: failed\n"
    )
    assert read(report(through)).of("office@parliament.example.org")[0] is Kind.ARRIVED
    alone = "Original-Recipient: rfc822;office@parliament.example.org\nAction: failed\n"
    assert read(report(alone)).of("office@parliament.example.org")[0] is Kind.FAILED


def test_words_that_name_another_are_for_a_person():
    exim = "From: Mailer-Daemon@mx.example.net\nX-Failed-Recipients: old.caseworker@example.org\nSubject: Mail delivery failed\n\nIt failed.\n"
    assert read(exim.encode()).of("mp@parliament.example.org")[0] is Kind.OTHER
    assert read(exim.encode()).of("old.caseworker@example.org")[0] is Kind.FAILED


@pytest.mark.parametrize("mail", ["Auto-Submitted: no\nSubject: Your letter\n\nDear Ada\n", "", "Subject: x", "\n\nwords"])
def test_what_is_neither_is_for_a_person(mail):
    assert read(mail.encode()).kind is Kind.OTHER


@pytest.mark.parametrize("subject", ["Re: Waiting times", "Fwd: Undelivered Mail Returned to Sender"])
def test_a_report_that_a_person_passes_on_is_no_report(subject):
    quoted = report("Action: failed\nStatus: 5.1.1\n").decode()
    for before, after in (
        ("multipart/report; report-type=delivery-status;", "multipart/mixed;"),
        ("Auto-Submitted: auto-replied\r\n", ""),
        ("MAILER-DAEMON@relay.example.org", "ada@example.org"),
        ("Subject: Undelivered Mail Returned to Sender", f"Subject: {subject}"),
    ):
        quoted = quoted.replace(before, after)
    assert read(quoted.encode()).kind is Kind.OTHER


def test_a_complaint_is_for_a_person():
    complaint = (
        "From: feedback@provider.example\nSubject: Complaint\n"
        "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nThis message could not be delivered from us.\n"
        "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n--b--\n"
    )
    assert read(complaint.encode()).kind is Kind.OTHER


def test_every_message_id_that_is_named_is_found_the_returned_messages_first():
    mail = (
        f"In-Reply-To: <two@example.org>\nReferences: <two@example.org> <three@example.org>\n{report('Action: failed').decode()}"
    )
    assert read(mail.encode()).ids[:3] == ("<letter.7.ab@example.org>", "<two@example.org>", "<three@example.org>")
    told = "From: MAILER-DAEMON@mx.example.net\nSubject: failure notice\n\nMessage-ID: <told@example.org> was not delivered\n"
    assert read(told.encode()).ids == ("<told@example.org>",)


@given(st.binary(max_size=2000))
def test_anything_at_all_is_read_without_an_error(raw):
    assert read(raw).kind in Kind
    assert Returned.from_plain(read(raw).as_plain()) == read(raw)
    assert read(report("Action: failed\n") + raw).kind is Kind.FAILED
    assert read(b"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n" + raw).kind in Kind


@pytest.mark.parametrize(
    "words",
    [
        "This mailbox is no longer monitored. Your email will not be read. Please resend it to the office.",
        "I am no longer the Member of Parliament for Upper Example. Your message has not been forwarded.",
        "Please note this email address is no longer in use.",
        "This account has been closed.",
        "I am on maternity leave. Emails received until then will be deleted. Please resend yours after 1 June.",
        "Nid yw'r cyfeiriad hwn yn cael ei ddefnyddio mwyach. Ni fydd eich neges yn cael ei darllen.",
    ],
)
def test_an_answer_from_where_nobody_reads_is_no_arrival(words):
    """It came to a machine that throws it away: a person has to see that, before the letter counts as delivered."""
    for subject in ("Automatic reply: Waiting times", "Ymateb awtomatig"):
        mail = f"{ANSWER}Auto-Submitted: auto-replied\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n\n{words}\n"
        assert read(mail.encode()).kind is Kind.OTHER


@pytest.mark.parametrize(
    "subject",
    [
        "RE: On leave of absence for pupils",
        "Re: Out of office hours, who answers a child in need?",
        "RE: On holiday hunger in our schools",
        "Auto-enrolment of pupils",
        "Re: Absence, and what an automatic fine does to a family",
        "Re: Away from school for 400 days",
    ],
)
def test_an_answer_about_leave_or_offices_is_a_persons(subject):
    mail = (
        f"{ANSWER}Subject: {subject}\n\nDear Ada,\n\nI shall raise it. You wrote of an automated reply from the board.\n\nJane\n"
    )
    assert read(mail.encode()).kind is Kind.OTHER


@pytest.mark.parametrize(
    "subject",
    [
        "Acknowledgement from the Office of Jane Example MP",
        "Thank you for contacting Jane Example MP",
        "Your email to Jane Example MP - automated acknowledgement",
        "Jane Example MP: Automatic Reply",
        "Parliamentary recess – out of office",
        "Receipt of your email (automated)",
    ],
)
def test_a_machine_that_names_itself_is_one_without_any_header(subject):
    itself = "Thank you for your e-mail. This is an automated response. Jane answers her constituents only.\n"
    assert read(f"{ANSWER}Subject: {subject}\n\n{itself}".encode()).kind is Kind.AUTOMATIC
    quoted = f"Dear Ada,\n\nI shall write to the minister.\n\nOn 2 March Ada wrote:\n> {itself}"
    assert read(f"{ANSWER}Subject: Re: Waiting times\n\n{quoted}".encode()).kind is Kind.OTHER


@pytest.mark.parametrize(
    "disposition", ["manual-action/MDN-sent-manually; displayed", "automatic-action/MDN-sent-automatically; deleted"]
)
def test_what_a_persons_mail_program_says_of_them_is_no_bounce(disposition):
    mail = (
        f"{ANSWER}Subject: Not read: Waiting times\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nYour message was deleted without being read.\n"
        "--b\nContent-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; jane.mp@parliament.example.org\n"
        f"Disposition: {disposition}\n\n--b--\n"
    )
    assert read(mail.encode()).kind is Kind.OTHER

"""Whatever name is typed, what goes out is one sender with that name, as every strict reader reads it back."""

import email.policy
from email import message_from_bytes
from email.header import decode_header, make_header
from email.utils import getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from causeway.frame.domain.cleaning import clean_line
from causeway.outbox.composing import compose
from causeway.outbox.models import Message
from causeway.outbox.transports.backend import _one

NASTY = st.text(alphabet=st.sampled_from(list(",;:<>()[]@\\\"'=?_. \r\n\t\x00éŵ漢🙂\u202eabcdefgXYZ")), max_size=100)
NAMES = st.one_of(st.text(max_size=100), NASTY, st.text(alphabet=st.characters(max_codepoint=127), max_size=100))


class NoFiles:
    def all(self):
        return []


@pytest.fixture(autouse=True)
def _no_files(monkeypatch):
    monkeypatch.setattr(Message, "attachments", NoFiles())


def sent(**changes):
    plain = {"to": "mp@parliament.example.org", "message_id": "<a.b@example.org>", "subject": "x", "text": "Words."}
    return compose(Message(**(plain | changes))).as_bytes()


def strictly(header):
    """Return the one mailbox that an older, strict reader sees: addresses first, then the encoded words in their names."""
    found = getaddresses([header.replace("\r\n", "").replace("\n", "")])
    assert len(found) == 1, found
    return str(make_header(decode_header(found[0][0]))), found[0][1]


@given(NAMES)
@example("Anna Hughes, Headteacher, St Mary's Catholic Primary School")
@example("Anna Hughes, Headteacher, St Mary's Catholic Primary School and Nursery, Little Example via Campaign")
@example('x <mp@parliament.example.org>, "y')
@example("mp@parliament.example.org, Anna")
@example("Anna (Headteacher) [Lead]")
@example("Anna\r\nBcc: stranger@example.org")
@example("=?utf-8?Q?Anna=2C?= Hughes")
@example('O\'Brien \\ "Bo"')
@example("Siân Ŵyn, Pennaeth, Ysgol Gynradd Gymraeg y Cwm, sydd ag enw hir iawn ac un arall, eto fyth")
@example(" ".join(["李雷"] * 33))
@example("a" * 100)
def test_a_name_is_read_back_as_it_was(typed):
    name = clean_line(typed, 120)
    raw = sent(from_name=name, reply_to="writer@example.org")
    read = message_from_bytes(raw, policy=email.policy.default)
    (only,) = read["From"].addresses
    assert (only.display_name, only.addr_spec) == (name, "campaign@causeway.invalid")
    assert [each.addr_spec for each in read["To"].addresses] == ["mp@parliament.example.org"]
    assert [each.addr_spec for each in read["Reply-To"].addresses] == ["writer@example.org"]
    assert not read["From"].defects
    assert read["Bcc"] is None
    old = message_from_bytes(raw)
    assert strictly(old["From"]) == (name, "campaign@causeway.invalid")
    assert all(len(line) <= 998 for line in raw.split(b"\r\n\r\n", 1)[0].split(b"\r\n"))


@given(NAMES)
def test_a_providers_backend_is_given_the_same(typed):
    name = clean_line(typed, 120)
    read = compose(Message(to="mp@example.org", message_id="<a@example.org>", from_name=name))
    assert getaddresses([_one(read["From"])]) == [(name, "campaign@causeway.invalid")]


HIDDEN = [
    "=?utf-8?B?SSB3aWxsIGtpbGwgeW91?=",
    "Rooms =?utf-8?q?shut=0D=0ABcc:_x@example.org?= today",
    "=?us-ascii?q?y?=é",
    "=?x?q?y?=",
]


@given(st.one_of(NAMES, st.lists(st.sampled_from([*HIDDEN, "rooms", "é", "漢🙂", " "]), max_size=5).map(" ".join)))
@example(HIDDEN[0])
@example(HIDDEN[1])
@example("Why are the reading rooms of a small town shut, and who decides when they open again for everybody who needs them?")
@example(" ".join(["李雷"] * 50))
def test_a_subject_is_read_back_as_it_was(typed):
    """What looks like an encoded word is none: an office would read other words than those that were looked at before."""
    subject = clean_line(typed, 150)
    raw = sent(subject=subject)
    read = message_from_bytes(raw, policy=email.policy.default)
    assert str(read["Subject"]) == subject
    assert read["Bcc"] is None
    assert str(make_header(decode_header(message_from_bytes(raw)["Subject"].replace("\r\n", "").replace("\n", "")))) == subject
    assert str(compose(Message(to="mp@example.org", message_id="<a@example.org>", subject=subject))["Subject"]) == subject


def test_long_addresses_and_ids_stay_whole():
    long = f"{'a' * 64}@{'b' * 60}.{'c' * 60}.example.org"
    name = f"<letter.{'7' * 120}@example.org>"
    read = message_from_bytes(sent(to=long, reply_to=long, message_id=name, in_reply_to=name), policy=email.policy.compat32)
    assert (read["To"], read["Reply-To"], read["Message-ID"], read["In-Reply-To"]) == (long, long, name, name)

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.letters.after.domain.redacting import LONGEST, MARKS, Kind, known_of, redact

KNOWN = known_of("Nia Example", "nia@example.org", "1 Example Road\nUpper Exampleton\nEX1 1AA", "Sample Primary School")

# Written apart from the product's patterns: what a stranger would call an address, a number, a postcode.
AN_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
A_PHONE = re.compile(r"(?<![\w.,])(?:\+44 ?|0)\d{2,4} ?\d{3,4} ?\d{3,4}(?!\d)")
A_POSTCODE = re.compile(r"\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)

emails = st.emails()
phones = st.sampled_from(["020 7946 0000", "+44 114 496 0000", "01632 960001", "07700900123", "(0114) 496-0000", "0207.946.0000"])
postcodes = st.sampled_from(["SW1A 0AA", "sw1a0aa", "EX1 1AA", "M1  1AE", "CR2 6XH"])
names = st.sampled_from(["Nia Example", "nia", "EXAMPLE", "Sample Primary School", "Upper Exampleton"])
filler = st.text(alphabet=string.ascii_letters + string.digits + " \n,.:;>-'()[]@/\u00a0éŵ", max_size=60)
replies = st.lists(st.one_of(filler, emails, phones, postcodes, names), max_size=12).map(" ".join)


@given(replies)
def test_no_address_number_or_postcode_is_left(text):
    left = redact(text, KNOWN).text
    assert not AN_EMAIL.search(left)
    assert not A_PHONE.search(left)
    assert not A_POSTCODE.search(left)


@given(replies)
def test_what_is_known_of_the_writer_is_not_left(text):
    bare = re.sub("|".join(map(re.escape, MARKS.values())), " ", redact(text, KNOWN).text)
    assert not re.search(r"(?<!\w)(?:nia|sample primary school|upper exampleton)(?!\w)", bare, re.IGNORECASE)


@given(st.one_of(replies, st.text(max_size=400)))
def test_twice_is_as_good_as_once_and_nothing_is_too_strange(text):
    once = redact(text, KNOWN)
    assert redact(once.text, KNOWN).text == once.text
    assert set(once.taken) <= set(Kind)


def test_a_whole_reply():
    reply = """Dear Nia,

Thank you for your letter about Sample Primary School (our ref: ZA12345).
I met Mrs Jane Q Sample of Exampleton, and I shall ask the minister a written question.
Ring my office on 020 7946 0000 or write to ada@parliament.example.org.
You live at 14 Long Example Lane, EX1 1AA, I believe. See https://example.org/u?id=77

Yours sincerely,

Ada Example MP
House of Commons
-----Original Message-----
From: Nia Example
Sent: 2 March 2026
My pupils wait."""
    looked = redact(reply, KNOWN)
    assert looked.text == (
        "Dear [name],\n\n"
        "Thank you for your letter about [yours] ([reference]).\n"
        "I met [name] of Exampleton, and I shall ask the minister a written question.\n"
        "Ring my office on [phone number] or write to [e-mail address].\n"
        "You live at [street address], [postcode], I believe. See [link]\n\n"
        "Yours sincerely,\n[signature]"
    )
    assert looked.taken[Kind.QUOTED] == 1


@pytest.mark.parametrize(
    "kept",
    [
        "I shall put down a question and write to the minister by 12/03/2026.",
        "Of 233,799 referrals, 39% were closed; the median wait was 248 days in 2024/25.",
        "The government is investing £1.8 billion over three years, 2026 to 2029.",
        "Year 6 pupils wait 18 weeks. Streets matter; so does the road ahead.",
        "I will meet you on 3 April at 10.30.",
    ],
)
def test_what_names_nobody_is_kept(kept):
    assert redact(kept, KNOWN).text == kept
    assert redact(kept, KNOWN).taken == {}


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("On 2 March 2026 at 10:00, Nia Example <nia@example.org> wrote:\n> My pupils wait.", "[quoted message]"),
        ("I will.\n> My pupils wait.\n> And wait.", "I will.\n[quoted message]"),
        ("From: Ada Example\nTo: Nia\n\nI will ask.", "From: [name]\nTo: [name]\n\nI will ask."),
        ("I will.\n\nKind regards\nAda", "I will.\n\nKind regards\n[signature]"),
        ("I will.\n-- \nAda Example MP", "I will.\n[signature]"),
        ("Hi nia, I will.", "Hi [name], I will."),
        ("I wrote on behalf of Jo Sample to them.", "I wrote on behalf of [name] to them."),
        ("Your call to 0114 496 0000 / 0114 496 0001 was noted.", "Your call to [phone number] was noted."),
        ("You live at CF1O 1BH, TR21-OPP or EX1\u200b 1AA.", "You live at [postcode], [postcode] or [postcode]."),
        ("Mistyped as SW1A 1OK it goes too.", "Mistyped as [postcode] it goes too."),
        ("", ""),
    ],
)
def test_the_parts_of_a_message(typed, left):
    assert redact(typed, KNOWN).text == left


def test_names_the_person_adds_go_too_and_a_very_long_reply_is_cut():
    assert redact("Siobhan from the office rang.", (*KNOWN, "Siobhan")).text == "[yours] from the office rang."
    assert len(redact("a " * LONGEST).text) <= LONGEST


def test_it_takes_no_long_time_over_anything():
    import time

    started = time.process_time()
    for worst in (
        "0 " * 20_000,
        "Dear " * 8_000,
        "a@" * 20_000,
        "Mr A " * 8_000,
        "1 Aa " * 8_000,
        ">\n" * 20_000,
        "our ref " * 5_000,
    ):
        redact(worst, KNOWN)
    assert time.process_time() - started < 10


HOSTILE = {
    "letters": "a" * LONGEST,
    "at signs": "a@" * (LONGEST // 2),
    "dots": "@" * (LONGEST // 2) + "." * (LONGEST // 2),
    "spaces": "your ref" + " " * LONGEST,
    "digits": "0 " * (LONGEST // 2),
    "streets": "1 A " * (LONGEST // 4),
    "greetings": "Dear a b c\n" * (LONGEST // 11),
    "headers": "From: a\nb\n" * (LONGEST // 10),
    "quotations": "On a\n" * (LONGEST // 5),
    "titles": "Mr " * (LONGEST // 3),
    "marks": "[name]" * (LONGEST // 6),
}


def redact_bytes(raw):
    return redact(raw.decode(), known_of("Ada Example", "1 Example Street")).text[:10]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_reply_costs_no_more_than_its_length(name):
    """Within the limit of the processor under which strangers' files are read; letters alone took 27 seconds."""
    from causeway.frame.sandbox import read_apart

    read_apart("tests.unit.letters.test_redacting:redact_bytes", HOSTILE[name].encode())

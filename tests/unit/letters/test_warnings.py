"""Tables of plainly made-up sentences, right and wrong, and the precision of the checks on them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causeway.letters.writing.domain.asking import asks_made, stands_in
from causeway.letters.writing.domain.warnings import SHOWN, Surroundings, of_answers, of_letter
from causeway.words.domain.findings import Concern, Weight
from causeway.words.phrase_book import phrase_book

ASKS = (
    "Please put down a written question asking how many reading rooms are open after six in our constituency. Please tell me the reply.",
    "Please come and meet a few readers here, at a library or online. Half an hour is enough to begin with.",
)
AROUND = Surroundings(
    given=("Dear Ms Example", ASKS[0], "Yours sincerely,", "Nia Example\nHead teacher\nSample Primary School"),
    asks=ASKS,
    names=("Nia Example", "Sample Primary School", "Upper Example", "Ada Example"),
    own_contacts=("nia@example.org", "ada@parliament.example.org", "0114 496 0001"),
    phrases=phrase_book(),
)
NOTICED = [
    ("Ring her mother on 07700 900123.", Concern.CONTACT),
    ("Her number is 0114 496 0000.", Concern.CONTACT),
    ("Ask +44 20 7946 0958 about it.", Concern.CONTACT),
    ("Write to her father at parent@example.com.", Concern.CONTACT),
    ("You are a disgrace.", Concern.ABUSE),
    ("You people are utterly useless!", Concern.ABUSE),
    ("I know where you live.", Concern.ABUSE),
    ("They are b4stards, all of them.", Concern.ABUSE),
    ("You lying SCUM.", Concern.ABUSE),
    ("I will never vote Conservative again.", Concern.PARTY),
    ("Vote Labour out at the next election.", Concern.PARTY),
    ("Parents here will vote for Reform UK.", Concern.PARTY),
    ("Your Liberal Democrat candidate said more than you.", Concern.PARTY),
    ("The Tories will lose our votes.", Concern.PARTY),
]
PASSES = [
    "You can ring me on 07700 900123.",
    "Please ring the school office on 0114 496 0000.",
    "My number is 0114 496 0001 and my address nia@example.org.",
    "Write to me at nia@example.org.",
    "We spent £12,345 in 2024 and 2025.",
    "The reference was 0123/45.",
    "We waited 10 20 30 weeks, and 52 weeks 3 days.",
    "In 2019 it was 30, in 2024 it was 52.",
    "A pupil came in with a bloody nose.",
    "My family comes from Scunthorpe and Penistone.",
    "It is hell for the family, and a disgrace that nobody rings back.",
    "The class has 1 teacher and 55 chairs.",
    "The Labour government promised this in its manifesto.",
    "Before the last election Labour promised specialists for schools.",
    "Labour MPs voted for the Children’s Bill.",
    "At a conservative estimate thirty children wait.",
    "The Green Paper of 2017 promised teams in schools.",
    "Reform of SEND cannot wait until the next election.",
    "Green Lane School and we share one therapist.",
    "The labour of our staff is unpaid.",
    "Your predecessor, a Conservative, visited us in 2018.",
    "Our pupils vote for their school council every May.",
    "Parents of all parties feel the same.",
]


def concerns(text, around=AROUND):
    return {finding.concern for finding in of_answers(text, around)}


@pytest.mark.parametrize(("text", "concern"), NOTICED)
def test_what_should_be_looked_at_is_noticed(text, concern):
    found = of_answers(text, AROUND)
    assert [finding.concern for finding in found] == [concern] * len(found)
    assert {finding.weight for finding in found} == {Weight.LOOK}


@pytest.mark.parametrize("text", PASSES)
def test_what_is_harmless_passes(text):
    assert concerns(text) == set()


def test_what_stands_in_the_signature_is_not_held_against_its_writer():
    odd = Surroundings(given=("Nia Example\nhead@example.com",))
    assert concerns("We wait.\n\nNia Example\nhead@example.com", odd) == set()


LETTER = "Dear Ms Example,\n\n{}\n\nYours sincerely,\n\nNia Example\nHead teacher\nSample Primary School"
WITH_A_FACT = "We asked in May and heard nothing for 40 weeks."


def advice(body):
    return {finding.concern for finding in of_letter(LETTER.format(body), AROUND) if finding.weight is Weight.ADVICE}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f"{WITH_A_FACT}\n\n{ASKS[0]}", set()),
        (f"{WITH_A_FACT}\n\nPlease raise this with the minister and tell me what she says.", set()),
        (f"{WITH_A_FACT}\n\nWould you come and see for yourself?", set()),
        (f"{WITH_A_FACT}\n\nI ask you to write to the board. Please press it for a date.", set()),
        (f"{WITH_A_FACT} Please help.", set()),
        (f"{WITH_A_FACT}\n\n{ASKS[0]}\n\nPlease let me know if you need more from me.", set()),
        (WITH_A_FACT, {Concern.NO_ASK}),
        (f"{WITH_A_FACT} Please let me know what you think.", {Concern.NO_ASK}),
        (f"{WITH_A_FACT}\n\n{ASKS[0]}\n\n{ASKS[1]}", {Concern.TWO_ASKS}),
        (f"{WITH_A_FACT}\n\n{ASKS[0]}\n\nPlease also sign the pledge against closures.", {Concern.TWO_ASKS}),
        (f"Children wait far too long and nobody helps.\n\n{ASKS[0]}", {Concern.NO_LOCAL_FACT}),
        (f"Children in Exampleton wait far too long.\n\n{ASKS[0]}", set()),
        (f"Our school is waiting twice as long as before.\n\n{ASKS[0]}", set()),
        (f"{WITH_A_FACT} {'We rang and nobody came to the telephone. ' * 60}\n\n{ASKS[0]}", {Concern.OVER_LONG}),
    ],
)
def test_advice_on_the_whole_letter(body, expected):
    assert advice(body) == expected


def test_a_placed_figure_is_a_local_fact():
    around = Surroundings(given=AROUND.given, asks=ASKS, names=AROUND.names, has_figure=True)
    found = of_letter(LETTER.format(f"Children wait far too long.\n\n{ASKS[0]}"), around)
    assert found == []


def test_an_ask_reworded_a_little_still_stands():
    reworded = ASKS[0].replace("Please tell me the reply.", "I shall be glad to read the reply.")
    assert stands_in(ASKS[0], reworded)
    assert asks_made(reworded, ASKS) == 1


def test_another_wording_is_another_finding_and_blanks_are_not():
    first, second = (of_answers(f"Ring {number} please.", AROUND)[0] for number in ("07700 900123", "07700 900124"))
    assert first.digest != second.digest
    assert first.digest == of_answers("Ring  07700 900123  please.".replace("  ", " "), AROUND)[0].digest


def test_of_the_sentences_here_every_one_is_told_right():
    right = sum(concern in concerns(text) for text, concern in NOTICED)
    wrong = sum(bool(concerns(text)) for text in PASSES)
    assert (right, wrong, len(NOTICED), len(PASSES)) == (len(NOTICED), 0, 14, 23)


@given(st.text(max_size=600))
def test_any_text_is_read_and_little_is_shown(text):
    found = of_letter(text, AROUND)
    assert len(found) <= SHOWN + 4
    assert all(finding.excerpt.removesuffix("…").split("\n")[0] in text for finding in found)


@pytest.mark.parametrize(
    "piece",
    ["0", "a@", "J.K. ", "Liam, aged 8, autism ", "you are ", "I will vote ", "please ", "+44 0", "Labour MPs voted for the a "],
)
def test_long_monotonous_texts_are_read_quickly(piece):
    text = (piece * 20000)[:20000]
    started = time.process_time()
    of_letter(text, AROUND)
    assert time.process_time() - started < 4

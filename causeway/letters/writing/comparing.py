"""How original a letter is: the few letters worth comparing are looked up by key, whatever the number of letters kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.frame.short_cache import short_cached
from causeway.letters.letter.models import LOOK_FIRST, FingerprintKey, Letter, LookFirst
from causeway.letters.letter.models import Fingerprint as Kept
from causeway.letters.pack import LETTERS, QUESTIONS
from causeway.letters.writing.domain.fingerprints import Fingerprint, Runs, unpacked, worth_comparing
from causeway.letters.writing.domain.originality import MANY, Originality, Typed, read, taken_apart
from causeway.letters.writing.domain.words import count

PER_KEY = MANY  # so many letters are kept under one key: what stands in as many is recognised, and no look-up grows
GREETING = 8  # words; a longer first line is no greeting
COMPARED = 24  # letters in one reading: those that share a passage, then those most alike


def _campaign_passages() -> tuple[str, ...]:
    """Return what the campaign itself says: its questions and hints, its case, the reasons for its asks."""
    of, letter = campaign(), LETTERS.words()
    prompts = [text for prompt in letter.prompts for text in (prompt.question, prompt.hint)]
    reasons = (*(ask.why for ask in of.asks), *(question.why for question in QUESTIONS.words()))
    facts = [fact.text for fact in of.facts]
    return (*prompts, *reasons, *facts, of.issue, of.summary, letter.intro)


def _offered() -> tuple[str, ...]:
    """Return what the campaign offers everybody to say as it stands: its asks, its written questions, the names of services."""
    of = campaign()
    questions = [part for question in QUESTIONS.words() for part in question.text.split("{seat}")]
    return (*of.services, *(ask.text for ask in of.asks), *questions)


def typed(text: str, given: Iterable[str]) -> Typed:
    """Return ``text`` taken apart; ``given`` passages and what the campaign offers are neutral."""
    return taken_apart(text, (*given, *_offered()), fingerprint_secret())


def fingerprint_secret() -> bytes:
    """Return the key of the hashes in fingerprints; with a new SECRET_KEY no earlier letter is recognised."""
    return salted_hmac("letters.fingerprint", "", algorithm="sha256").digest()


@dataclass(frozen=True)
class Compared:
    """How original a letter is, and what recognises a copy of it."""

    reading: Originality
    print: Fingerprint


def _alike(made: Fingerprint, writer_key: str) -> list[Runs]:
    """Return the runs of the kept letters worth comparing with this one, the writer's own left out.

    No more than :data:`PER_KEY` rows for each of about 120 keys are read, however many letters are kept.
    """
    sharing = FingerprintKey.objects.filter(key__in=made.keys)
    if writer_key:
        sharing = sharing.exclude(fingerprint__letter__address_key=writer_key)
    found: dict[int, set[int]] = {}
    for fingerprint, key in sharing.order_by("fingerprint_id").values_list("fingerprint_id", "key"):
        found.setdefault(fingerprint, set()).add(key)
    chosen = Kept.objects.filter(pk__in=worth_comparing(found, made.marks, COMPARED))
    return [unpacked(bytes(runs)) for runs in chosen.values_list("runs", flat=True)]


def originality(text: str, given: Iterable[str], *, writer_key: str = "") -> Originality:
    """Return how much of ``text`` is its writer's own; letters by the holder of ``writer_key`` are not held against them."""
    return _compared(text, given, writer_key).reading


def _compared(text: str, given: Iterable[str], writer_key: str) -> Compared:
    letter = typed(text, given)
    return Compared(read(letter, _campaign_passages(), _alike(letter.fingerprint, writer_key)), letter.fingerprint)


def neutral_in(letter: Letter) -> tuple[str, ...]:
    """Return the passages of a kept letter that are nobody's copy: greeting, signature, what stands below it, the figure's sentence."""
    greeting = letter.text.split("\n", 1)[0]
    signature = f"{letter.name}\n{letter.job_title}\n{letter.school}"
    published = letter.figure_said.splitlines()
    return (greeting if count(greeting) <= GREETING else "", _("Yours sincerely,"), signature, letter.foot, *published)


def compared(letter: Letter) -> Compared:
    """Return the reading of a kept letter against all that went before it, and its fingerprint."""
    return _compared(letter.text, neutral_in(letter), letter.address_key)


def look_first_rule() -> LookFirst:
    """Return what staff chose, a few seconds old at the most; switched off until they do."""
    return short_cached(LOOK_FIRST, lambda: LookFirst.objects.first() or LookFirst())

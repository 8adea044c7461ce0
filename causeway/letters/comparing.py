"""How original a letter is: the few letters worth comparing are looked up by key, whatever the number of letters kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _

from causeway.frame.campaign import Campaign, campaign
from causeway.frame.lately import lately
from causeway.letters.domain.fingerprints import Fingerprint, Runs, fingerprint, unpacked
from causeway.letters.domain.originality import Originality, Typed, read, taken_apart
from causeway.letters.domain.words import count
from causeway.letters.models import LOOK_FIRST, FingerprintKey, Letter, LookFirst
from causeway.letters.models import Fingerprint as Kept
from causeway.letters.tokens import fingerprint_secret

PER_KEY = 8  # so many letters are kept under one key: what stands in eight letters is recognised, and no look-up grows
GREETING = 8  # words; a longer first line is no greeting
COMPARED = 12  # the letters with most keys in common


def _campaign_passages(of: Campaign, ask_key: str) -> tuple[str, ...]:
    """Return what the campaign itself says: its questions and hints, its case, the reasons for its asks."""
    prompts = [text for prompt in of.letter.prompts for text in (prompt.question, prompt.hint)]
    reasons = [ask.why for ask in of.asks] + [ask.text for ask in of.asks if ask.key != ask_key]
    facts = [fact.text for fact in of.facts]
    return (*prompts, *reasons, *facts, of.issue, of.summary, of.letter.intro)


def typed(text: str, given: Iterable[str]) -> Typed:
    """Return ``text`` taken apart; ``given`` passages and the names of services are neutral."""
    return taken_apart(text, (*given, *campaign().services), fingerprint_secret())


def print_of(letter: Typed) -> Fingerprint:
    """Return the fingerprint of a letter."""
    return fingerprint(letter.texts, letter.neutral, fingerprint_secret())


@dataclass(frozen=True)
class Compared:
    """How original a letter is, and what recognises a copy of it."""

    reading: Originality
    print: Fingerprint


def _alike(made: Fingerprint, writer_key: str) -> list[Runs]:
    """Return the runs of the kept letters that share most keys with this one, the writer's own left out."""
    sharing = FingerprintKey.objects.filter(key__in=made.keys)
    if writer_key:
        sharing = sharing.exclude(fingerprint__letter__address_key=writer_key)
    most = sharing.values("fingerprint_id").annotate(keys=Count("id")).order_by("-keys", "fingerprint_id")[:COMPARED]
    found = Kept.objects.filter(pk__in=[each["fingerprint_id"] for each in most])
    return [unpacked(bytes(runs)) for runs in found.values_list("runs", flat=True)]


def originality(text: str, given: Iterable[str], *, ask_key: str = "", writer_key: str = "") -> Originality:
    """Return how much of ``text`` is its writer's own; letters by the holder of ``writer_key`` are not held against them."""
    return _compared(text, given, ask_key, writer_key).reading


def _compared(text: str, given: Iterable[str], ask_key: str, writer_key: str) -> Compared:
    letter = typed(text, given)
    made = print_of(letter)
    return Compared(read(letter, _campaign_passages(campaign(), ask_key), _alike(made, writer_key)), made)


def neutral_in(letter: Letter) -> tuple[str, ...]:
    """Return the passages of a kept letter that every letter has: greeting, ask, signature, and what stands below it."""
    greeting = letter.text.split("\n", 1)[0]
    ask = campaign().ask(letter.ask_key)
    signature = f"{letter.name}\n{letter.job_title}\n{letter.school}"
    closing = _("Yours sincerely,")
    return (greeting if count(greeting) <= GREETING else "", ask.text if ask else "", closing, signature, letter.foot)


def compared(letter: Letter) -> Compared:
    """Return the reading of a kept letter against all that went before it, and its fingerprint."""
    return _compared(letter.text, neutral_in(letter), letter.ask_key, letter.address_key)


def look_first_rule() -> LookFirst:
    """Return what staff chose, a few seconds old at the most; switched off until they do."""
    return lately(LOOK_FIRST, lambda: LookFirst.objects.first() or LookFirst())

"""All that is noticed in a letter before it goes, gravest first. Nothing here stops a letter but what could identify a child."""

from collections.abc import Iterator
from dataclasses import dataclass

from causeway.letters.writing.domain import asking, care
from causeway.letters.writing.domain.words import given_positions, located, words
from causeway.words.domain import contacts, safety
from causeway.words.domain.findings import Finding, Weight
from causeway.words.domain.phrases import PhraseBook

_GRAVEST = list(Weight)
_NONE = PhraseBook()
SHOWN = 12  # more at once than anybody reads


@dataclass(frozen=True)
class Surroundings:
    """What the letter is about and for, as far as a check has to know: everything here may be empty."""

    given: tuple[str, ...] = ()  # passages every letter has: salutation, ask, figure, closing, signature
    asks: tuple[str, ...] = ()  # the campaign's asks
    names: tuple[str, ...] = ()  # the writer, the MP, the school, the seat
    own_contacts: tuple[str, ...] = ()  # the writer's e-mail address and telephone, the MP's address
    has_figure: bool = False
    phrases: PhraseBook = _NONE  # what threatens, insults or advertises


def of_answers(text: str, around: Surroundings) -> list[Finding]:
    """Return what is noticed in answers that are not a letter yet: what could harm somebody."""
    found = [*safety.findings(text, _name_words(around)), *_care(text, around)]
    return sorted(found, key=lambda finding: (_GRAVEST.index(finding.weight), finding.start))[:SHOWN]


def of_letter(text: str, around: Surroundings) -> list[Finding]:
    """Return what is noticed in a whole letter."""
    return [*of_answers(text, around), *_advice(text, around)]


def _care(text: str, around: Surroundings) -> Iterator[Finding]:
    """Yield what the writer should look at again, but not in the signature or the ask, which stand in every letter."""
    own = frozenset(contact.strip().casefold() for contact in around.own_contacts)
    found = [*contacts.contacts(text, own), *care.abuse(text, around.phrases), *care.party_politics(text)]
    if not found:
        return
    places = located(text)
    taken = {places[at].start for at in given_positions([word.text for word in places], around.given)}
    yield from (finding for finding in found if finding.start not in taken)


def _advice(text: str, around: Surroundings) -> Iterator[Finding]:
    yield from asking.asking(text, around.asks)
    if not around.has_figure:
        yield from asking.local_fact(text, around.given, _name_words(around))
    yield from asking.length(text)


def _name_words(around: Surroundings) -> frozenset[str]:
    return frozenset(word for name in around.names for word in words(name))

"""What makes a confirmed letter worth a look before it goes. A signal refuses nobody: it asks a person to look."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from causeway.areas.domain.postcodes import AREAS, area_letters, in_text

_ORDINAL = re.compile(r"1st|2nd|3rd|[04-9]th", re.IGNORECASE)  # "in room b1 1st came the office" names no postcode
_LINK = re.compile(
    r"(?:https?://|\bwww\.)(?P<host>[\w.-]+)|(?<![\w@.-])(?P<bare>(?:[\w-]+\.)+(?:com|net|org|info|biz|ru|ly|link|top|xyz|io|me|co|uk))/\S",
    re.IGNORECASE,
)
COMMONS = "SW1A 0AA"  # the postcode of the House of Commons belongs to no writer
PARLIAMENT = "parliament.uk"


Exists = Callable[[str], bool]  # whether there is such a postcode, written properly


class Signal(StrEnum):
    """One reason to look."""

    NETWORK_BURST = "many letters from one network within an hour"
    NETWORK_SUSTAINED = "many letters from one network within a day"
    POSTCODE_BURST = "many letters from one postcode within an hour"
    POSTCODE_SUSTAINED = "many letters from one postcode within a day"
    SECOND_POSTCODE = "another postcode in the text"
    TO_ITSELF = "written from the MP's own or a Parliament address"
    DISPOSABLE = "a disposable e-mail address"
    LINKS = "links that are not the figure's source"
    SAME_WORDS = "the same words as letters before"
    THREAT = "words that may threaten"
    INSULT = "words that may insult"
    ADVERTISEMENT = "words that may advertise"


# What no setting switches off: whatever its writer says to it, a person reads such a letter before it goes in the campaign's name.
ALWAYS = {"threat": Signal.THREAT, "insult": Signal.INSULT, "advertisement": Signal.ADVERTISEMENT}


@dataclass(frozen=True)
class Counts:
    """How many letters were confirmed from one place in the current hour and day, this one included."""

    hour: int = 0
    day: int = 0


@dataclass(frozen=True)
class Rules:
    """From which counts on staff look, and what else they look for. A count of 0 switches its signal off."""

    network_hour: int = 30
    network_day: int = 120
    postcode_hour: int = 20
    postcode_day: int = 60
    links: int = 2
    second_postcode: bool = True
    to_itself: bool = True
    disposable: bool = True


@dataclass(frozen=True)
class Facts:
    """What is known of a letter when its writer confirms it."""

    text: str
    foot: str
    address: str
    email: str
    addressee_email: str
    network: Counts = Counts()
    postcode: Counts = Counts()
    same_words: bool = False
    phrases: frozenset[str] = frozenset()  # kinds of phrases that hold a text for review


def postcodes(text: str, exists: Exists) -> set[str]:
    """Return the postcodes in ``text``, each in capitals with one blank.

    What is written in capitals, and begins as postcodes do, is meant as one; in small letters ("ex1 1aa", "e1 4hr later") only what ``exists``.
    """
    return {code for written, code in _candidates(text) if written.isupper() or (not _ORDINAL.search(written) and exists(code))}


def _candidates(text: str) -> Iterator[tuple[str, str]]:
    return ((written, code) for written, code in in_text(text) if area_letters(code) in AREAS)


def hosts(text: str) -> list[str]:
    """Return the host of each link in ``text``, in order, without "www."."""
    found = (link["host"] or link["bare"] for link in _LINK.finditer(text))
    return [host.casefold().strip(".").removeprefix("www.") for host in found]


def has_second_postcode(text: str, address: str, exists: Exists) -> bool:
    """Whether ``text`` names a postcode that is neither in the writer's address nor Parliament's."""
    return bool(postcodes(text, exists) - {code for _, code in _candidates(address)} - {COMMONS})


def is_to_itself(email: str, addressee_email: str) -> bool:
    """Whether the writer gave the MP's own address, or one of Parliament's."""
    written, host = email.strip().casefold(), _domain(email)
    return written == addressee_email.strip().casefold() or host == PARLIAMENT or host.endswith(f".{PARLIAMENT}")


def is_disposable(email: str, domains: Collection[str]) -> bool:
    """Whether the address is at one of ``domains``, or at a name below one."""
    labels = _domain(email).split(".")
    return any(".".join(labels[at:]) in domains for at in range(len(labels) - 1))


def other_links(text: str, foot: str) -> int:
    """Return how many links in ``text`` lead anywhere but to where the letter's own foot, with the figure's source, leads."""
    known = set(hosts(foot))
    return sum(host not in known for host in hosts(text))


def _domain(email: str) -> str:
    return email.rpartition("@")[2].strip().casefold().strip(".")


def _reached(count: int, threshold: int) -> bool:
    return 0 < threshold <= count


def _counted(facts: Facts, rules: Rules) -> Iterator[tuple[Signal, bool]]:
    yield Signal.NETWORK_BURST, _reached(facts.network.hour, rules.network_hour)
    yield Signal.NETWORK_SUSTAINED, _reached(facts.network.day, rules.network_day)
    yield Signal.POSTCODE_BURST, _reached(facts.postcode.hour, rules.postcode_hour)
    yield Signal.POSTCODE_SUSTAINED, _reached(facts.postcode.day, rules.postcode_day)
    yield Signal.LINKS, _reached(other_links(facts.text, facts.foot), rules.links)


def signals(facts: Facts, rules: Rules, disposable: Collection[str], exists: Exists) -> tuple[Signal, ...]:
    """Return every reason to look at this letter, in a fixed order; none, and it goes at once."""
    found = [
        *_counted(facts, rules),
        (Signal.SECOND_POSTCODE, rules.second_postcode and has_second_postcode(facts.text, facts.address, exists)),
        (Signal.TO_ITSELF, rules.to_itself and is_to_itself(facts.email, facts.addressee_email)),
        (Signal.DISPOSABLE, rules.disposable and is_disposable(facts.email, disposable)),
        (Signal.SAME_WORDS, facts.same_words),
        *((signal, kind in facts.phrases) for kind, signal in ALWAYS.items()),
    ]
    held = {signal for signal, true in found if true}
    return tuple(signal for signal in Signal if signal in held)

"""Whether a letter is looked at before it goes, in sentences for staff and for its writer, and the queue of those that wait."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from causeway.later import Later
from causeway.letters.letter import policies
from causeway.letters.letter.models import Letter
from causeway.letters.letter.places import check_address, postcode_exists, today
from causeway.letters.review.domain import Counts, Facts, Signal, signals
from causeway.letters.review.models import Freeze, care_rules
from causeway.letters.writing import comparing
from causeway.limits.counting import tries_together
from causeway.limits.declared import DAY, HOUR
from causeway.people.limits import network_of
from causeway.words.phrase_book import phrase_book

if TYPE_CHECKING:
    import disposable_email_domains as disposable
else:
    disposable = Later("disposable_email_domains")  # 2 MB of names, for a letter that is confirmed

FOR_STAFF: dict[Signal, Callable[[], str]] = {
    Signal.NETWORK_BURST: lambda: _("Many letters were confirmed from this network within an hour. A school shares one, too."),
    Signal.NETWORK_SUSTAINED: lambda: _("Many letters were confirmed from this network today. A school shares one, too."),
    Signal.POSTCODE_BURST: lambda: _("Many letters were confirmed with this postcode within an hour."),
    Signal.POSTCODE_SUSTAINED: lambda: _("Many letters were confirmed with this postcode today."),
    Signal.SECOND_POSTCODE: lambda: _("The text names a postcode that is not the writer’s. Do they live where they say?"),
    Signal.TO_ITSELF: lambda: _("The writer’s e-mail address is the office’s own, or one of Parliament’s."),
    Signal.DISPOSABLE: lambda: _("The e-mail address is a disposable one: an answer may reach nobody."),
    Signal.LINKS: lambda: _("The text has links that do not lead to the figure’s source."),
    Signal.SAME_WORDS: lambda: _("Much of the text stands in letters sent before."),
    Signal.THREAT: lambda: _("Some of its words may threaten somebody. Read them as the office would."),
    Signal.INSULT: lambda: _("Some of its words may insult somebody. A quotation is none."),
    Signal.ADVERTISEMENT: lambda: _("Some of it reads like an advertisement, or asks for money."),
}
FOR_WRITER: dict[Signal, Callable[[], str]] = {
    Signal.NETWORK_BURST: lambda: _("Many letters came from the same internet connection in a short time."),
    Signal.NETWORK_SUSTAINED: lambda: _("Many letters came from the same internet connection today."),
    Signal.POSTCODE_BURST: lambda: _("Many letters came with your postcode in a short time."),
    Signal.POSTCODE_SUSTAINED: lambda: _("Many letters came with your postcode today."),
    Signal.SECOND_POSTCODE: lambda: _("Your letter names a postcode that is not in your address."),
    Signal.TO_ITSELF: lambda: _("The e-mail address you gave is the office’s own, or one of Parliament’s."),
    Signal.DISPOSABLE: lambda: _("Your e-mail address is one that soon stops working, so an answer might not reach you."),
    Signal.LINKS: lambda: _("Your letter has several links; offices are wary of them."),
    Signal.SAME_WORDS: lambda: _("Much of your letter stands in letters that others sent."),
    Signal.THREAT: lambda: _(
        "Some of its words could be read as a threat, whatever you meant. Offices pass such words on to the police."
    ),
    Signal.INSULT: lambda: _("Some of its words could be read as an insult, whatever you meant or quoted."),
    Signal.ADVERTISEMENT: lambda: _("Some of it could be read as an advertisement."),
}


def in_words(codes: Iterable[str], words: dict[Signal, Callable[[], str]]) -> tuple[str, ...]:
    """Return a sentence for each reason; a code of an older list is shown as it is."""
    return tuple(words[Signal(code)]() if code in set(Signal) else code for code in codes)


def _all_typed(letter: Letter) -> str:
    """Return everything of a letter that its writer typed and its addressee reads, each a paragraph of its own."""
    typed = [letter.subject, letter.text, letter.foot, letter.name, letter.job_title, letter.school]
    return "\n\n".join(typed)


def _counted(scope: str, key: str) -> Counts:
    if not key:
        return Counts()
    hour, day = tries_together([(f"{scope}.hour", key, HOUR), (f"{scope}.day", key, DAY)])
    return Counts(hour.count, day.count)


def reasons_to_look(letter: Letter, client: str) -> tuple[Signal, ...]:
    """Return why staff should look at a letter that is being confirmed from ``client``; counts it for its network and postcode.

    Without a client (a command, not a visitor) nothing is counted.
    """
    postcode = check_address(letter.address, letter.seat_code).postcode if client else ""
    rule = comparing.look_first_rule()
    same = rule.switched_on and policies.should_look_first(comparing.compared(letter).reading, rule)
    facts = Facts(
        text=letter.text,
        foot=letter.foot,
        address=letter.address,
        email=letter.email,
        addressee_email=letter.addressee_email,
        network=_counted("letters.confirm.network", network_of(client)),
        postcode=_counted("letters.confirm.postcode", postcode),
        same_words=same,
        phrases=frozenset(hit.kind for hit in phrase_book().hits(_all_typed(letter))),
    )
    return signals(facts, care_rules().rules, disposable.blocklist, postcode_exists)


@dataclass(frozen=True)
class Waiting:
    """One letter that staff have to decide, as their page shows it."""

    key: int
    addressee_name: str
    place: str
    email: str
    address: str
    subject: str
    text: str
    foot: str
    reasons: tuple[str, ...]
    suggested: str
    heard: str
    since: dt.datetime
    days: int
    until: dt.datetime


def waiting() -> int:
    """Return how many letters wait to be looked at."""
    return Letter.objects.to_look_at().count()


def waiting_for_an_mp() -> int:
    """Return how many letters that staff let go wait for an MP to write to."""
    return Letter.objects.waiting_for_an_mp().count()


def oldest(now: dt.datetime) -> Waiting | None:
    """Return the letter that has waited longest, or ``None``."""
    found = Freeze.objects.filter(letter__in=Letter.objects.to_look_at())
    freeze = found.select_related("letter").order_by("since", "pk").first()
    if freeze is None:
        return None
    letter = freeze.letter
    return Waiting(
        key=letter.pk,
        addressee_name=letter.addressee_name,
        place=letter.addressee_place,
        email=letter.email,
        address=letter.address,
        subject=letter.subject,
        text=letter.text,
        foot=letter.foot,
        reasons=in_words(freeze.reasons, FOR_STAFF),
        suggested=" ".join(in_words(freeze.reasons, FOR_WRITER)),
        heard=freeze.heard,
        since=freeze.since,
        days=(today(now) - today(freeze.since)).days,
        until=freeze.until,
    )

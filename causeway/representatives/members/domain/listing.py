"""A list of MPs as at one day, and what must hold before it may replace the one before."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from causeway.frame.domain.mail_address import is_mailable

_EMAIL = re.compile(r"[^@\s,;<>()]+@[^@\s,;<>()]+\.[A-Za-z]{2,}")
_SHOWN = 8
# A refresh in which more e-mail addresses vanish than this is a fault at the source, not fifteen decisions on one day.
MOST_EMAILS_LOST = 15


@dataclass(frozen=True)
class Listed:
    """One row: who holds which seat. ``since`` is the first day of the present term where the source gives it."""

    constituency: str  # GSS code
    member_id: int
    name: str
    full_title: str
    surname: str
    party: str
    email: str
    since: dt.date | None = None
    x_name: str | None = None  # on X, without its @; ``None`` where the source does not say


@dataclass(frozen=True)
class ByElection:
    """One by-election: the seat was vacant from the day of the writ at the latest. Ids are ``None`` where the source has none."""

    constituency: str
    writ_on: dt.date
    held_on: dt.date
    former_name: str
    former_id: int | None
    former_party: str
    winner_id: int
    winner_name: str


@dataclass(frozen=True)
class Listing:
    """A whole list; ``digest`` is the checksum of the files it came from."""

    as_at: dt.date
    source: str
    digest: str
    rows: tuple[Listed, ...]
    by_elections: tuple[ByElection, ...] = ()
    unknown_seats: tuple[str, ...] = field(default=())


def is_email(text: str) -> bool:
    """Return whether the text looks like one e-mail address."""
    return _EMAIL.fullmatch(text) is not None and is_mailable(text)


def _named(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the seats by name, the first few of them."""
    seats = sorted(names.get(code, code) for code in codes)
    more = f" and {len(seats) - _SHOWN} more" if len(seats) > _SHOWN else ""
    return ", ".join(seats[:_SHOWN]) + more


def _twice(values: Iterable[object]) -> list[str]:
    return [str(value) for value, count in Counter(values).items() if count > 1]


def problems(listing: Listing, *, seats: Mapping[str, str], vacant: Collection[str], emails_before: Sequence[str]) -> list[str]:
    """Return what is wrong, as sentences; none when the list may be loaded.

    ``seats`` maps the code of every seat to its name; ``vacant`` are the seats recorded as vacant on the list's day;
    ``emails_before`` the addresses we hold now for the members listed.
    """
    found: list[str] = []
    listed = [row.constituency for row in listing.rows]
    if lost := set(seats) - set(listed) - set(vacant):
        found.append(
            f"It has nobody for {_named(lost, seats)}. If a seat is truly vacant, record the vacancy first; then load the list again."
        )
    if unknown := sorted({*listing.unknown_seats, *(code for code in listed if code not in seats)}):
        found.append(f"It names seats we do not know: {_named(unknown, {})}. Load the areas that go with this list first.")
    if twice := _twice(listed):
        found.append(f"It has more than one MP for {_named(twice, seats)}.")
    if twice := _twice(row.member_id for row in listing.rows):
        found.append(f"It has the same member in more than one seat: {', '.join(sorted(twice))}.")
    if nameless := [row.constituency for row in listing.rows if not row.name.strip()]:
        found.append(f"It has a member without a name for {_named(nameless, seats)}.")
    if wrong := [row.constituency for row in listing.rows if row.email and not is_email(row.email)]:
        found.append(f"It has an e-mail address that is none for {_named(wrong, seats)}.")
    lost_emails = len([email for email in emails_before if email]) - len([row for row in listing.rows if row.email])
    if lost_emails > MOST_EMAILS_LOST:
        found.append(f"It would lose the e-mail addresses of {lost_emails} members.")
    return found

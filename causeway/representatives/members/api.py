"""Parliament's Members API as a source: fetch its answers into files, read a list of MPs from those files.

Two addresses are used: ``/api/Members/Search`` in pages of twenty, and ``/api/Members/{id}/Contact`` for each member.
"""

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from causeway.fetching.download import fetch
from causeway.fetching.exceptions import FetchFailed
from causeway.fetching.visiting import Visitor
from causeway.representatives.exceptions import BadListing
from causeway.representatives.members.domain.api_answers import (
    Found,
    NotAnAnswer,
    Page,
    read_email,
    read_page,
    read_x_name,
    seat_key,
)
from causeway.representatives.members.domain.listing import Listed, Listing

ORIGIN = "https://members-api.parliament.uk"
SOURCE = "UK Parliament, Members API"
PAGE_SIZE = 20  # the most the API gives at once
MOST_PAGES = 100
ANSWER_BYTES = 2_000_000
WHOLE = "whole"  # a file that stands where every answer has been fetched
STILL_GOOD_SECONDS = 12 * 3600.0
_GONE = 404


def _page(origin: str, skip: int, visitor: Visitor) -> Page:
    url = f"{origin}/api/Members/Search?House=1&IsCurrentMember=true&skip={skip}&take={PAGE_SIZE}"
    visitor.wait()
    path = visitor.folder / f"search-{skip:04}.json"
    fetched = fetch(url, path, limit_bytes=ANSWER_BYTES, headers={"Accept": "application/json"})
    try:
        return read_page(fetched.path.read_bytes())
    except NotAnAnswer as error:
        raise BadListing(f"Parliament's list of members could not be read from row {skip} on: {error}.") from error


def _contact(origin: str, member_id: int, visitor: Visitor) -> None:
    path = visitor.folder / f"contact-{member_id}.json"
    if path.exists():
        return  # fetched by the attempt that broke off
    visitor.wait()
    try:
        fetch(f"{origin}/api/Members/{member_id}/Contact", path, limit_bytes=ANSWER_BYTES, headers={"Accept": "application/json"})
    except FetchFailed as failed:
        if failed.status != _GONE:
            raise
        path.write_text('{"value": []}', encoding="utf-8")  # Parliament knows no contact details of this member


def _make_room(folder: Path, now: float) -> None:
    """Remove earlier answers, but for the contact details that an attempt of the last hours fetched before it broke off."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = (folder / WHOLE).exists()
    (folder / WHOLE).unlink(missing_ok=True)
    for old in folder.glob("search-*.json"):
        old.unlink()
    for old in folder.glob("contact-*.json"):
        if whole or now - old.stat().st_mtime > STILL_GOOD_SECONDS:
            old.unlink()


def fetch_members(visitor: Visitor, say: Callable[[str], object], *, origin: str = ORIGIN) -> None:
    """Fetch every page of the search and every member's contact details into the visitor's folder.

    An attempt that broke off goes on where it was. Raises :class:`BadListing` for an answer that is none, and what
    :func:`causeway.fetching.download.fetch` raises.
    """
    _make_room(visitor.folder, time.time())
    members: list[Found] = []
    skip = 0
    for _ in range(MOST_PAGES):
        page = _page(origin, skip, visitor)
        members += page.members
        skip += page.items
        if skip >= page.total or not page.items:
            break
    say(f"  Parliament lists {len(members)} members. Fetching their contact details …")
    for count, member in enumerate(members, start=1):
        _contact(origin, member.member_id, visitor)
        if count % 100 == 0:
            say(f"  {count} of {len(members)}")
    (visitor.folder / WHOLE).touch()


def _pages(folder: Path) -> Iterable[Page]:
    total, seen = None, 0
    for path in sorted(folder.glob("search-*.json")):
        page = read_page(path.read_bytes())
        if total not in {None, page.total}:
            raise BadListing("Parliament's list changed while it was being fetched. Fetch it again.")
        total, seen = page.total, seen + page.items
        yield page
    if total is None or seen != total:
        raise BadListing(f"Parliament says it has {total or 0} members, but sent {seen}. Fetch the list again.")


def read_members(folder: Path, *, as_at: dt.date, seats: dict[str, str]) -> Listing:
    """Return the list of MPs in the fetched files; ``seats`` maps the code of every seat to its name.

    Raises :class:`BadListing` when pages are missing or an answer is none.
    """
    codes = {seat_key(name): code for code, name in seats.items()}
    rows, unknown, digest = [], [], hashlib.sha256(as_at.isoformat().encode())
    try:
        for page in _pages(folder):
            for found in page.members:
                contact = (folder / f"contact-{found.member_id}.json").read_bytes()
                row = _listed(found, codes.get(seat_key(found.seat), ""), contact)
                digest.update(repr(row).encode())
                if row.constituency:
                    rows.append(row)
                else:
                    unknown.append(found.seat)
    except NotAnAnswer as error:
        raise BadListing(f"What was fetched could not be read: {error}.") from error
    except FileNotFoundError as error:
        raise BadListing("The contact details of a member are missing. Fetch the list again.") from error
    return Listing(as_at, SOURCE, digest.hexdigest(), tuple(rows), unknown_seats=tuple(unknown))


def _listed(found: Found, constituency: str, contact: bytes) -> Listed:
    return Listed(
        constituency=constituency,
        member_id=found.member_id,
        name=found.name,
        full_title=found.full_title,
        surname=found.surname,
        party=found.party,
        email=read_email(contact),
        since=found.since,
        x_name=read_x_name(contact),
    )

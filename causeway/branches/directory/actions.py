"""Having a branch listed, changing its page, taking it off."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction

from causeway.audit.actions import record
from causeway.branches.directory.areas import region_code
from causeway.branches.directory.domain.changes import TEXTS
from causeway.branches.directory.domain.sheet import key_of
from causeway.branches.directory.models import Branch, Listing
from causeway.branches.letterbox.models import Thread
from causeway.branches.officers import actions as officers
from causeway.branches.officers.domain import Role
from causeway.branches.officers.models import Officer
from causeway.frame.slugs import free_slug
from causeway.privacy.retention import erases_in_time
from causeway.review.domain import Act, State

UNCONFIRMED, DECIDED = dt.timedelta(days=14), dt.timedelta(days=90)


class Noted(StrEnum):
    """What stands in the audit trail beside the moves."""

    PROPOSED = "branch: proposed"
    CHANGE = "branch: a new version of its page"
    OFF = "branch: taken off"
    ON = "branch: listed again"


@transaction.atomic
def propose(typed: Mapping[str, Any], now: dt.datetime) -> None:
    """Keep a branch somebody proposes, and send the link by which they show that the address is theirs."""
    branch = _unlisted(typed["branch"]) or _new(typed, now)
    officer = officers.ask(branch, Role(typed["role"]), typed["name"], typed["email"], by=None, now=now)
    page = Listing.objects.create(branch=branch, writer=officer, state_since=now, **_texts(typed))
    page.councils.set(typed["councils"])
    record(Noted.PROPOSED, actor="proposer", subject=page, detail={"branch": branch.slug})


def _unlisted(name: str) -> Branch | None:
    """Return a branch of this name that is there and not listed, so that a second try makes no second one; also one taken off."""
    unlisted = Branch.objects.exclude(pk__in=Branch.objects.listed())
    return next((each for each in unlisted if key_of(each.name) == key_of(name)), None)


def _new(typed: Mapping[str, Any], now: dt.datetime) -> Branch:
    councils = typed["councils"]
    region = region_code(councils)
    branch = Branch.objects.create(
        slug=free_slug(Branch, typed["branch"], 70, "branch"), name=typed["branch"], region=region, created=now
    )
    branch.authorities.set(councils)
    return branch


def _texts(typed: Mapping[str, Any]) -> dict[str, Any]:
    return {part.value: typed[part.value] for part in TEXTS}


@transaction.atomic
def rewrite(officer: Officer, typed: Mapping[str, Any], now: dt.datetime) -> Listing:
    """Put a new version of a branch's page before staff; the published one stays until they have read it."""
    for waiting in Listing.objects.select_for_update().filter(branch=officer.branch, state__in=(State.HELD, State.RETURNED)):
        waiting.move(Act.WITHDRAW, by=officers.actor(officer), now=now)
    page = Listing.objects.create(branch=officer.branch, writer=officer, state=State.HELD, state_since=now, **_texts(typed))
    record(Noted.CHANGE, actor=officers.actor(officer), subject=page, detail={"branch": officer.branch.slug})
    return page


@transaction.atomic
def take_off(key: int, *, by: str, now: dt.datetime) -> None:
    """Take a branch off the site; its officers stay, and letters that wait are passed on as before."""
    if Branch.objects.filter(pk=key, withdrawn_at=None).update(withdrawn_at=now):
        record(Noted.OFF, actor=by, subject=Branch.objects.get(pk=key))


@transaction.atomic
def list_again(key: int, *, by: str) -> None:
    """Show a branch that was taken off."""
    if Branch.objects.filter(pk=key).exclude(withdrawn_at=None).update(withdrawn_at=None):
        record(Noted.ON, actor=by, subject=Branch.objects.get(pk=key))


@erases_in_time
def erase_old_pages(now: dt.datetime) -> int:
    """Delete pages that nobody confirmed or that were returned or withdrawn long ago, and branches of which nothing is left."""
    unconfirmed = Listing.objects.filter(state=State.ASKED, state_since__lt=now - UNCONFIRMED)
    decided = Listing.objects.filter(state__in=(State.RETURNED, State.WITHDRAWN), state_since__lt=now - DECIDED)
    count = unconfirmed.delete()[0] + decided.delete()[0]
    held = Thread.objects.values("branch")
    empty = Branch.objects.filter(pages=None, created__lt=now - UNCONFIRMED).exclude(pk__in=held)
    return count + empty.exclude(officers__email__gt="").delete()[0]

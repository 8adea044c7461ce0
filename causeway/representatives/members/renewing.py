"""Refreshing the list of MPs from Parliament's Members API; a list that would lose seats is refused."""

from django.utils import timezone

from causeway.areas.models import Area, AreaKind
from causeway.fetching.domain.cadence import Cadence
from causeway.fetching.refreshing import Outcome, Refreshable, RefreshFailed, Wish, refreshes
from causeway.representatives.exceptions import BadListing, ReleaseRefused
from causeway.representatives.members.actions import load_listing
from causeway.representatives.members.api import ORIGIN, fetch_members, read_members


def renew(wish: Wish) -> Outcome:
    """Fetch, read, verify, load; raises :class:`RefreshFailed` with the reason, and the list before stays."""
    if wish.kept and wish.day is None:
        raise RefreshFailed("Say with --as-at on which day the answers were fetched.")
    day = wish.day or timezone.localdate()
    seats = dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY).as_at(day).values_list("code", "name"))
    try:
        if not wish.kept:
            fetch_members(wish.visitor, wish.say, origin=wish.origin or ORIGIN)
        outcome = load_listing(read_members(wish.visitor.folder, as_at=day, seats=seats), actor=wish.actor)
    except (BadListing, ReleaseRefused) as error:
        raise RefreshFailed(str(error)) from error
    if outcome.release is None:
        return Outcome(changed=False, sentence=" ".join(outcome.notes))
    new, changed = outcome.release.new_terms, outcome.release.changed
    sentence = f"{outcome.release}: {new} new in their seats, {changed} members with changed details."
    return Outcome(changed=bool(new or changed), sentence=" ".join([sentence, *outcome.notes]))


@refreshes
def members() -> list[Refreshable]:
    """Return this room's one source."""
    return [
        Refreshable("members", "Members of the House of Commons", "UK Parliament", f"{ORIGIN}/index.html", Cadence.WEEKLY, renew)
    ]

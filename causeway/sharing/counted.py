"""When a request is counted: a person's, once an hour from one address for one link. What is kept for that is a salted hash, for that hour."""

import datetime as dt

from django.http import HttpRequest

from causeway.limits.counting import tries
from causeway.people.limits import client_address
from causeway.sharing.actions import Shared
from causeway.sharing.visitors import is_person

WINDOW = dt.timedelta(hours=1)


def counts(request: HttpRequest, shared: Shared, what: str) -> bool:
    """Return whether to count this request as a share or a visit."""
    return counts_once(request, f"sharing.{what}", f"{shared.network} {shared.act} {shared.area.kind} {shared.area.code}")


def counts_once(request: HttpRequest, scope: str, link: str) -> bool:
    """Return whether a person sent this, and this is their address's first time at ``link`` in the hour."""
    purpose = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    if not is_person(request.method or "", request.headers.get("User-Agent", ""), purpose):
        return False
    return tries(scope, f"{client_address(request)} {link}", WINDOW).count == 1

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
    purpose = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    if not is_person(request.method or "", request.headers.get("User-Agent", ""), purpose):
        return False
    key = f"{client_address(request)} {shared.network} {shared.act} {shared.area.kind} {shared.area.code}"
    return tries(f"sharing.{what}", key, WINDOW).count == 1

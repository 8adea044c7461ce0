"""When a request is counted: a person's, once an hour from one address for one link."""

from django.http import HttpRequest

from causeway.people.visitors import counts_once
from causeway.sharing.actions import Shared


def counts(request: HttpRequest, shared: Shared, what: str) -> bool:
    """Return whether to count this request as a share or a visit."""
    return counts_once(request, f"sharing.{what}", f"{shared.network} {shared.act} {shared.area.kind} {shared.area.code}")

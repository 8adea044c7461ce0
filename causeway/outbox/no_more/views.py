"""One page with one button: no more mail."""

from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from causeway.frame.addresses import require_safe_or_post
from causeway.frame.origins import keyed_by_address
from causeway.outbox import no_more


@keyed_by_address  # mail programs press the button themselves (RFC 8058): they say nothing of where they stand
@never_cache
@require_safe_or_post
def page(request: HttpRequest, signed: str) -> HttpResponse:
    """Show the button; only pressing it does anything, because mail scanners open links."""
    try:
        key = no_more.key_of(signed)
    except BadSignature:
        return render(request, "outbox/no_more.html", {"broken": True}, status=404)
    if request.method == "POST":
        no_more.suppress(key)
    answer = render(request, "outbox/no_more.html", {"done": request.method == "POST"})
    answer["X-Robots-Tag"] = "noindex"
    return answer

"""What a relay posts: a returned message as it is, signed with the shared secret."""

import hashlib
import hmac
import time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from causeway.outbox.actions.returning import Outcome, take_back

SIGNATURE = "X-Causeway-Signature"
FRESH_SECONDS = 300


def signature(secret: str, at: int, body: bytes) -> str:
    """Return the header's value: ``t=<seconds>,v1=<HMAC-SHA-256 of "<seconds>." and the body, hexadecimal>``."""
    seal = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={seal}"


def _is_signed(request: HttpRequest) -> bool:
    given = request.headers.get(SIGNATURE, "")
    stamp = given.partition(",")[0].removeprefix("t=")
    if not stamp.isascii() or not stamp.isdigit() or abs(time.time() - int(stamp[:12])) > FRESH_SECONDS:
        return False
    return constant_time_compare(given, signature(settings.BOUNCE_SECRET, int(stamp[:12]), request.body))


@csrf_exempt  # the signature is the key
@require_POST
def returned(request: HttpRequest) -> HttpResponse:
    """Take one returned message; 503 asks the relay to come again, when the try is not written down yet."""
    if not settings.BOUNCE_SECRET:
        raise Http404
    if not _is_signed(request):
        return HttpResponse("Not signed with the secret both of us know, or too old.\n", status=403, content_type="text/plain")
    outcome = take_back(request.body, timezone.now())
    return HttpResponse(f"{outcome}\n", status=503 if outcome is Outcome.TOO_EARLY else 200, content_type="text/plain")

"""How often one visitor may do one thing. Counted in the shared cache on salted hashes, so that no address is kept."""

import hashlib
import hmac
import time
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


def over_limit(scope: str, key: str, limit: int, window: timedelta) -> bool:
    """Count one try of ``key`` at ``scope``; return whether it is beyond ``limit`` in the current window.

    Windows are fixed stretches of time, so at worst twice the limit passes around a boundary. Letter case and blanks of the key do not matter.
    """
    seconds = int(window.total_seconds())
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{scope}:{key.strip().casefold()}".encode(), hashlib.sha256).hexdigest()
    name = f"limit:{digest}:{int(time.time()) // seconds}"
    cache.add(name, 0, timeout=seconds)
    try:
        return cache.incr(name) > limit
    except ValueError:  # evicted between the two calls: this is the first try again
        cache.set(name, 1, timeout=seconds)
        return limit < 1


def client_address(request: HttpRequest) -> str:
    """Return the visitor's address, looking past as many proxies as ``CAUSEWAY_TRUSTED_PROXIES`` says and no further.

    What stands further left in ``X-Forwarded-For`` was written by the visitor and may be anything.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXIES
    if proxies < 1:
        return direct
    passed_on = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    return passed_on[-proxies] if len(passed_on) >= proxies else direct

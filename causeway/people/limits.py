"""How often one visitor may do one thing. Counted in the shared cache on salted hashes, so that no address is kept."""

import hashlib
import hmac
import ipaddress
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Tries:
    """How often one key tried in the current window, this time included, and when the next window begins."""

    count: int
    again_at: datetime


def tries(scope: str, key: str, window: timedelta, more: int = 1) -> Tries:
    """Count ``more`` tries of ``key`` at ``scope``; a negative number gives so many back. Letter case and blanks of the key do not matter.

    Windows are fixed stretches of time, so at worst twice a limit passes around a boundary.
    """
    seconds = int(window.total_seconds())
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{scope}:{key.strip().casefold()}".encode(), hashlib.sha256).hexdigest()
    number = int(time.time()) // seconds
    name, again_at = f"limit:{digest}:{number}", datetime.fromtimestamp((number + 1) * seconds, UTC)
    cache.add(name, 0, timeout=seconds)
    try:
        return Tries(cache.incr(name, more), again_at)
    except ValueError:  # evicted between the two calls: this is the first try again
        cache.set(name, max(more, 0), timeout=seconds)
        return Tries(max(more, 0), again_at)


def over_limit(scope: str, key: str, limit: int, window: timedelta) -> bool:
    """Count one try of ``key`` at ``scope``; return whether it is beyond ``limit`` in the current window."""
    return tries(scope, key, window).count > limit


def short_of(scope: str, key: str, many: int, limit: int, window: timedelta) -> int | None:
    """Count ``many`` tries of ``key`` at once where so many are left of ``limit``; else count none and return how many are left."""
    counted = tries(scope, key, window, many).count
    if counted <= limit:
        return None
    tries(scope, key, window, -many)
    return max(0, limit - (counted - many))


def network_of(address: str) -> str:
    """Return the network a visitor's address lies in: an IPv4 /24 or an IPv6 /48; empty for what is no address."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0].strip())
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        found = found.ipv4_mapped or found
    length = 24 if isinstance(found, ipaddress.IPv4Address) else 48
    return str(ipaddress.ip_network((found, length), strict=False))


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

"""Who a visitor is for a limit: an address or the network it lies in. What is counted is kept on salted hashes (causeway.limits)."""

import ipaddress
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest


def network_of(address: str) -> str:
    """Return the network a visitor's address lies in: an IPv4 /24 or an IPv6 /48; empty for what is no address."""
    found = _read(address.partition("/")[0])
    if found is None:
        return ""
    length = 24 if isinstance(found, ipaddress.IPv4Address) else 48
    return str(ipaddress.ip_network((found, length), strict=False))


def client_address(request: HttpRequest) -> str:
    """Return the visitor's address, an IPv6 one by the /64 that one household has to itself and may use all of.

    It looks past as many proxies as ``CAUSEWAY_TRUSTED_PROXIES`` says and no further.
    What stands further left in ``X-Forwarded-For`` was written by the visitor and may be anything.
    """
    return address_behind(str(request.META.get("REMOTE_ADDR", "")), request.META.get("HTTP_X_FORWARDED_FOR", ""))


def address_behind(direct: str, passed_on: str) -> str:
    """Return the same from the address that a connection comes from and what ``X-Forwarded-For`` says."""
    return _counted(_passed_on(direct, passed_on) if settings.TRUSTED_PROXIES > 0 else direct)


@lru_cache(maxsize=4096)
def _counted(address: str) -> str:
    found = _read(address)
    return (
        str(ipaddress.ip_network((found, 64), strict=False))
        if isinstance(found, ipaddress.IPv6Address)
        else str(found or address)
    )


def _read(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(address.partition("%")[0].strip().strip("[]"))
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, ipaddress.IPv6Address) else found


def _passed_on(direct: str, said: str) -> str:
    proxies: int = settings.TRUSTED_PROXIES
    passed_on = [part.strip() for part in said.split(",") if part.strip()]
    return passed_on[-proxies] if len(passed_on) >= proxies else direct

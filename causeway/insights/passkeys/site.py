"""Where passkeys of this site hold: the host and origin that its settings name, never those that a request claims."""

import ipaddress
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

_DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Site:
    """The host that a passkey is made for (the RP ID of WebAuthn), and the origin at which alone it is used."""

    host: str
    origin: str


def site() -> Site | None:
    """Return where passkeys hold; ``None`` where browsers have none: without https, but for ``localhost``, and at a bare number."""
    parts = urlsplit(settings.BASE_URL)
    host = (parts.hostname or "").encode("idna").decode()
    if not host or _is_number(host) or not (parts.scheme == "https" or _is_here(host)):
        return None
    port = "" if parts.port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f":{parts.port}"
    return Site(host, f"{parts.scheme}://{host}{port}")


def _is_number(host: str) -> bool:
    with suppress(ValueError):
        return bool(ipaddress.ip_address(host))
    return False


def _is_here(host: str) -> bool:
    return host == "localhost" or host.endswith(".localhost")

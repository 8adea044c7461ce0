"""A postcode within an address somebody typed."""

import re

_POSTCODE = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b", re.IGNORECASE)


def postcode_in(address: str) -> str:
    """Return the last postcode an address holds, as it is written properly; empty where there is none."""
    found = _POSTCODE.findall(address)
    return f"{found[-1][0]} {found[-1][1]}".upper() if found else ""

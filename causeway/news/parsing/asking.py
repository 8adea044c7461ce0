"""Addresses of APIs: the publisher's own, or the one that a source has instead, with what is asked of it."""

from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit, urlunsplit

from causeway.news.parsing.answers import Asked


def address(asked: Asked, own: str, parameters: Iterable[tuple[str, object]]) -> str:
    """Return a whole address with those parameters that say something."""
    parts = urlsplit(asked.address or own)
    said = urlencode([(name, str(value)) for name, value in parameters if value not in {"", None}])
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, said))), fragment=""))

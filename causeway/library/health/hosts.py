"""Manners towards hosts: their robots.txt, read once a day, and their pace, which outlasts us."""

import datetime as dt
from urllib.parse import urlsplit

from protego import Protego

from causeway.fetching.exceptions import FetchError, FetchFailed
from causeway.fetching.probe import ask
from causeway.fetching.requests import AGENT
from causeway.frame.domain.cleaning import clean_text
from causeway.library.health.models import Host

PACE = dt.timedelta(seconds=50)  # between two questions to one host
LONGEST_PACE = dt.timedelta(hours=6)
DAY = dt.timedelta(days=1)
MOST_RULES = 500_000
_IN_TROUBLE = 500


def host_of(address: str) -> str:
    """Return the host of an address, with its port where it has one."""
    return urlsplit(address).netloc.lower().rpartition("@")[2]


def free_hosts(names: set[str], now: dt.datetime) -> set[str]:
    """Return those that may be asked now."""
    return names - set(Host.objects.filter(name__in=names, ask_after__gt=now).values_list("name", flat=True))


def may_ask(address: str, now: dt.datetime) -> bool:
    """Whether its host lets programs read an address; notes the pace it asks for. Raises :class:`FetchFailed` where it is in trouble."""
    host, _new = Host.objects.get_or_create(name=host_of(address), defaults={"ask_after": now})
    if host.read_at is None or now - host.read_at > DAY:
        host.rules, host.read_at = _read(address), now
    rules = Protego.parse(host.rules)
    pace = dt.timedelta(seconds=min(float(rules.crawl_delay(AGENT) or 0), LONGEST_PACE.total_seconds()))
    host.ask_after = now + max(PACE, pace)
    host.save()
    return bool(rules.can_fetch(address, AGENT))


def _read(address: str) -> str:
    parts = urlsplit(address)
    try:
        answer = ask(f"{parts.scheme}://{parts.netloc}/robots.txt", most_bytes=MOST_RULES)
    except FetchFailed:
        raise
    except FetchError:  # it leads somewhere we do not go: it has no rules that we could read
        return ""
    if answer.status >= _IN_TROUBLE:
        raise FetchFailed(f"{parts.netloc} answered with status {answer.status} when asked for its rules.", status=answer.status)
    return clean_text(answer.body.decode("utf-8", "replace"), MOST_RULES) if answer.fine else ""

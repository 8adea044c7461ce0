"""Whether a request is likely a person's. Networks, search engines and link checkers open every link; they are not visits."""

import re

_MACHINE = re.compile(
    r"bot\b|bot/|crawl|spider|preview|externalhit|externalagent|cardyb|embedly|slurp|archiver|monitor|lighthouse", re.IGNORECASE
)


def is_person(method: str, user_agent: str, purpose: str = "") -> bool:
    """Return whether to count a request. Every browser calls itself Mozilla; ``purpose`` is that of a page fetched beforehand."""
    if method != "GET" or "prefetch" in purpose.lower():
        return False
    return user_agent.startswith("Mozilla/") and not _MACHINE.search(user_agent)

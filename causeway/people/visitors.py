"""Whether a request is likely a person's. Networks, search engines and link checkers open every link; they are not visits.

Who they are is kept by others: the list of crawler-user-agents. What it does not have yet stands below, each with where it is documented.
"""

import datetime as dt
import re

import crawleruseragents
from django.http import HttpRequest

from causeway.limits.counting import tries
from causeway.people.limits import client_address

WINDOW = dt.timedelta(hours=1)

# Link checkers of mail systems and fetchers for previews: they say who they are, and nobody sits before them.
_NOT_LISTED_YET = re.compile(
    r"HeadlessChrome|Mimecast|Barracuda|Proofpoint|Iframely|GoogleOther|Google-|meta-external|ms-office|Microsoft Office"
    r"|SkypeUriPreview|cardyb|embedly|slurp|externalhit|(?<!cu)bot\b|crawl|spider|preview|fetcher|scanner|archiver|monitor|lighthouse"
    r"|headless|phantomjs|selenium|puppeteer|playwright",
    re.IGNORECASE,
)


def is_person(method: str, user_agent: str, purpose: str = "") -> bool:
    """Return whether to count a request. Every browser calls itself Mozilla; ``purpose`` is that of a page fetched beforehand."""
    if method != "GET" or "prefetch" in purpose.lower():
        return False
    return user_agent.startswith("Mozilla/") and not _is_machine(user_agent[:400])


def _is_machine(user_agent: str) -> bool:
    return bool(_NOT_LISTED_YET.search(user_agent)) or bool(crawleruseragents.is_crawler(user_agent))


def counts_once(request: HttpRequest, scope: str, link: str) -> bool:
    """Return whether a person sent this, and this is their address's first time at ``link`` in the hour.

    What is kept for that is a salted hash, for that hour.
    """
    purpose = request.headers.get("Sec-Purpose", "") or request.headers.get("Purpose", "")
    if not is_person(request.method or "", request.headers.get("User-Agent", ""), purpose):
        return False
    return tries(scope, f"{client_address(request)} {link}", WINDOW).count == 1

"""The ASGI application that the web server calls: a request whole and within its limits goes to the site; anything else is refused.

What needs neither a database nor any waiting can be answered at once, by the thread that reads all requests.
"""

import logging
from collections.abc import Callable
from typing import Any

from causeway.serving.answering import Answer, Send, ShortAnswer, plainly
from causeway.serving.bridge import Bridge
from causeway.serving.receiving import Gone, Receive, Reception, Refused, brings_no_body, must_have_a_small_head

_log = logging.getLogger(__name__)


AtOnce = Callable[[dict[str, Any], bytes], ShortAnswer | None]


class Gate:
    """Takes whole requests to the site by the bridge, and its whole answers back.

    ``at_once`` may answer before the site, as the site would; it leaves a request to the site by ``None``, or by whatever it raises.
    """

    def __init__(self, reception: Reception, bridge: Bridge, at_once: AtOnce = lambda _scope, _body: None) -> None:
        self.reception, self.bridge, self._at_once = reception, bridge, at_once

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request. Nothing but plain HTTP is spoken here."""
        if scope["type"] != "http":
            return
        try:
            must_have_a_small_head(scope)
            sooner = self._without_waiting(scope, b"") if (bare := brings_no_body(scope)) else None
            if sooner is None:
                body = await self.reception.whole_body(scope["path"], scope["headers"], receive)
                sooner = None if bare else self._without_waiting(scope, body)
            answer = sooner or await self._from_site(scope, body)
        except Refused as refused:
            answer = plainly(refused.status, refused.sentence)
        except Gone:
            return
        await answer.deliver(send)

    async def _from_site(self, scope: dict[str, Any], body: bytes) -> Answer:
        try:
            return await self.bridge.answer(scope, body)
        except Exception:  # noqa: BLE001  the last place where a fault can become an answer
            _log.exception("The site gave no answer")
            return plainly(500, "Something went wrong on our side. Please try again.")

    def _without_waiting(self, scope: dict[str, Any], body: bytes) -> ShortAnswer | None:
        try:
            return self._at_once(scope, body)
        except Exception:  # noqa: BLE001  a question to the database, a locked file, a host that is not ours: the site has an answer
            _log.debug("Left to the site", exc_info=True)
            return None

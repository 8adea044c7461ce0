"""The ASGI application that the web server calls: a request whole and within its limits goes to the site; anything else is refused."""

import logging
from typing import Any

from causeway.serving.answering import Answer, Send, plainly
from causeway.serving.bridge import Bridge
from causeway.serving.receiving import Gone, Receive, Reception, Refused, must_have_a_small_head

_log = logging.getLogger(__name__)


class Gate:
    """Takes whole requests to the site by the bridge, and its whole answers back."""

    def __init__(self, reception: Reception, bridge: Bridge) -> None:
        self.reception, self.bridge = reception, bridge

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """Answer one request. Nothing but plain HTTP is spoken here."""
        if scope["type"] != "http":
            return
        try:
            must_have_a_small_head(scope)
            body = await self.reception.whole_body(scope["path"], scope["headers"], receive)
            answer = await self._from_site(scope, body)
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

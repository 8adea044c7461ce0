"""One answer read in a process apart: what others send is nobody's friend, and can cost a few seconds there and no more."""

import json
from collections.abc import Mapping
from typing import Any

from causeway.news.items.domain import Found
from causeway.news.parsing.answers import Answer, Asked, Unreadable
from causeway.news.parsing.charsets import Hostile
from causeway.news.parsing.kinds import FORMATS
from causeway.news.sources.domain import Kind

READER = "causeway.news.parsing.apart:read"
MOST = 1000  # items of one answer


def packed(asked: Asked, answer: Answer) -> bytes:
    """Return an answer and what was asked as bytes, to hand over."""
    about = {
        "asked": {
            "kind": asked.kind,
            "address": asked.address,
            "query": asked.query,
            "outlet": asked.outlet,
            "settings": dict(asked.settings),
        },
        "url": answer.url,
        "content_type": answer.content_type,
    }
    return json.dumps(about).encode() + b"\n" + answer.body


def read(raw: bytes) -> dict[str, Any]:
    """Return ``{"found": […]}``, or ``{"refused": a sentence}``."""
    head, _, body = raw.partition(b"\n")
    about = json.loads(head)
    given = about["asked"]
    asked = Asked(Kind(given["kind"]), given["address"], given["query"], given["outlet"], given["settings"])
    answer = Answer(body, about["url"], about["content_type"])
    try:
        found = [each.as_json() for each, _ in zip(FORMATS[asked.kind].read(asked, answer), range(MOST), strict=False)]
    except (Unreadable, Hostile) as refused:
        return {"refused": str(refused)}
    return {"found": found}


def unpacked(held: Mapping[str, Any]) -> list[Found]:
    """Return what was found, as it was handed back."""
    return [Found.of(each) for each in held["found"]]

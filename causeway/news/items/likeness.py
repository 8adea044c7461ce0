"""What tells items from one another, and near copies from what merely speaks of the same thing."""

import datetime as dt
import hashlib
import json
import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit
from zlib import crc32

import numpy as np

from causeway.news.items.domain import Found, Kind

COPIED = frozenset({Kind.ARTICLE, Kind.POST, Kind.RELEASE, Kind.CONSULTATION})  # what outlets take over from one another
WINDOW = dt.timedelta(days=10)
TITLE_WINDOW = dt.timedelta(days=3)
FEWEST_TITLE_WORDS = 5
WORDS, FEWEST = 3, 24  # a phrase is three words; a text of fewer phrases is too short to judge
BANDS, ROWS = 20, 5
ALIKE = 0.6
_WORD = re.compile(r"[^\W_]+")
_TRACKING = re.compile(r"utm_|fbclid$|gclid$|mc_cid$|mc_eid$|at_medium$|at_campaign$|ocid$|cmpid$", re.IGNORECASE)
_INT = struct.Struct(">q")
_CHANCE = np.random.default_rng(15)  # another seed makes every kept fingerprint useless
_TIMES = _CHANCE.integers(1, 2**63, BANDS * ROWS, dtype=np.uint64) * np.uint64(2) + np.uint64(
    1
)  # multiply and shift (Dietzfelbinger 1997)
_PLUS = _CHANCE.integers(0, 2**63, BANDS * ROWS, dtype=np.uint64)


@dataclass(frozen=True)
class Text:
    """What is compared of one item: the fingerprints of its phrases, and the bands by which near copies are looked up."""

    signature: bytes
    bands: tuple[int, ...]


def _digest(*parts: object) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()


def said(found: Found) -> str:
    """Return what tells whether a source says something else of an item than it did."""
    held = {name: value for name, value in found.as_json().items() if name not in {"text", "as_of"}}
    return _digest(json.dumps(held, sort_keys=True, ensure_ascii=False))


def address_key(kind: Kind, address: str) -> str:
    """Return what is alike in all ways to write an address: no scheme, no ``www.``, no fragment but one that leads to a contribution."""
    parts = urlsplit(address)
    query = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.match(name)])
    fragment = parts.fragment if parts.fragment.startswith("contribution-") else ""
    return _digest(kind.value, parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), query, fragment)


def title_key(kind: Kind, title: str) -> str:
    """Return what is alike in titles that differ in points and letters only; empty for what is too short, or is not taken over."""
    words = _WORD.findall(title.casefold())
    return _digest(kind.value, *words) if kind in COPIED and len(words) >= FEWEST_TITLE_WORDS else ""


def _signature(phrases: Iterable[bytes]) -> bytes:
    """Return the MinHash signature of a set of phrases, as datasketch makes it, whose loading costs every process a second."""
    hashes = np.fromiter((crc32(phrase) for phrase in phrases), dtype=np.uint64)
    return bytes(((hashes[:, None] * _TIMES + _PLUS) >> np.uint64(32)).min(axis=0).astype(">u4").tobytes())


def text_of(kind: Kind, title: str, text: str) -> Text | None:
    """Return what is compared of an item's text; ``None`` for what is too short, or is not taken over."""
    if kind not in COPIED:
        return None
    words = _WORD.findall(f"{title} {text}".casefold())
    phrases = {" ".join(words[at : at + WORDS]).encode() for at in range(len(words) - WORDS + 1)}
    if len(phrases) < FEWEST:
        return None
    signature = _signature(phrases)
    return Text(signature, tuple(_bands(signature)))


def _bands(signature: bytes) -> Iterable[int]:
    width = ROWS * 4
    for band in range(BANDS):
        piece = signature[band * width : (band + 1) * width]
        yield _INT.unpack(hashlib.blake2b(bytes([band]) + piece, digest_size=8).digest())[0]


def alike(one: bytes, another: bytes) -> float:
    """Return how much of their phrases two texts share, from 0 to 1, as their fingerprints tell."""
    values = [np.frombuffer(each, dtype=">u4") for each in (one, another)]
    return float((values[0] == values[1]).mean()) if len(values[0]) == len(values[1]) else 0.0


def nearest(signature: bytes, others: Sequence[tuple[int, bytes]]) -> tuple[int, float] | None:
    """Return the key of the first of ``others`` that is a near copy, with how much is shared; ``None`` where none is."""
    return next(((key, share) for key, other in others if (share := alike(signature, other)) >= ALIKE), None)

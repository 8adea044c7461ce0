"""Near copies of one story, found when an item is stored: by its address, by its title, by its text."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from causeway.news.items.domain import Found, Kind
from causeway.news.items.likeness import TITLE_WINDOW, WINDOW, Text, nearest, text_of
from causeway.news.items.models import Fingerprint, FingerprintBand, Item

AT_ONCE = 500  # values in one question to the database
MOST_FORGOTTEN = 5000  # at a time


@dataclass
class _Known:
    """What could be copied: rows of before and of this batch, the oldest first."""

    by_address: dict[str, int] = field(default_factory=dict)
    by_title: dict[str, list[tuple[dt.datetime, int]]] = field(default_factory=lambda: defaultdict(list))
    by_band: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    signatures: dict[int, bytes] = field(default_factory=dict)
    leads: dict[int, int] = field(default_factory=dict)

    def add(self, item: Item, text: Text | None) -> None:
        """Know one of this batch from now on."""
        self.by_address.setdefault(item.address_key, item.pk)
        if item.title_key:
            self.by_title[item.title_key].append((item.when, item.pk))
        if text:
            self.signatures[item.pk] = text.signature
            for band in text.bands:
                self.by_band[band].append(item.pk)
        if item.lead_id:
            self.leads[item.pk] = item.lead_id


def cluster(new: Sequence[Item], found: Mapping[str, Found], now: dt.datetime) -> None:
    """Give each new item its lead, where it is a near copy of something; the one that came first leads. In the caller's transaction."""
    texts = {item.pk: text_of(Kind(item.kind), item.title, found[item.key].text or item.extract) for item in new}
    known = _known(new, [text for text in texts.values() if text], now)
    copies = []
    for item in new:
        if seen := _copied(item, texts[item.pk], known):
            item.lead_id, item.why_lead = seen
            copies.append(item)
        known.add(item, texts[item.pk])
    Item.objects.bulk_update(copies, ["lead", "why_lead"], batch_size=AT_ONCE // 4)
    _remember(new, texts)


def _copied(item: Item, text: Text | None, known: _Known) -> tuple[int, str] | None:
    if (same := known.by_address.get(item.address_key)) is not None:
        return known.leads.get(same, same), "address"
    for moment, key in known.by_title.get(item.title_key, []):
        if abs(moment - item.when) <= TITLE_WINDOW:
            return known.leads.get(key, key), "title"
    if text is None:
        return None
    near = sorted({key for band in text.bands for key in known.by_band.get(band, [])})
    if like := nearest(text.signature, [(key, known.signatures[key]) for key in near]):
        return known.leads.get(like[0], like[0]), f"text {like[1]:.0%}"
    return None


def _known(new: Sequence[Item], texts: Sequence[Text], now: dt.datetime) -> _Known:
    """Return what was there before that shares an address, a title or a band with one of ``new``."""
    known, ours = _Known(), {item.pk for item in new}
    for name in ("address_key", "title_key"):
        for some in _some({getattr(item, name) for item in new} - {""}):
            rows = Item.objects.filter(**{f"{name}__in": some}).order_by("pk")
            for item in rows.only("address_key", "title_key", "published_at", "first_seen_at", "lead"):
                if item.pk not in ours:
                    known.add(item, None)
    for some in _some({band for text in texts for band in text.bands}):
        bands = FingerprintBand.objects.filter(band__in=some, of__seen_at__gt=now - WINDOW).order_by("of")
        for band, key, signature, lead in bands.values_list("band", "of__item", "of__signature", "of__item__lead"):
            known.by_band[band].append(key)
            known.signatures[key] = bytes(signature)
            if lead:
                known.leads[key] = lead
    return known


def _some(values: Iterable[Any]) -> Iterable[list[Any]]:
    every = sorted(values)
    return (every[at : at + AT_ONCE] for at in range(0, len(every), AT_ONCE))


def _remember(new: Sequence[Item], texts: Mapping[int, Text | None]) -> None:
    kept = [(item, text) for item in new if (text := texts[item.pk])]
    made = Fingerprint.objects.bulk_create(
        Fingerprint(item=item, signature=text.signature, seen_at=item.first_seen_at) for item, text in kept
    )
    with connection.cursor() as cursor:  # twenty rows for each item: as objects they would cost more than all else together
        cursor.executemany(
            "INSERT INTO news_fingerprintband (of_id, band) VALUES (%s, %s)",
            [(row.pk, band) for row, (_item, text) in zip(made, kept, strict=True) for band in text.bands],
        )


def forget_old_texts(now: dt.datetime) -> int:
    """Delete the fingerprints of what is too old to be copied; returns how many."""
    old = list(
        Fingerprint.objects.filter(seen_at__lte=now - WINDOW).order_by("seen_at").values_list("pk", flat=True)[:MOST_FORGOTTEN]
    )
    deleted = 0
    for some in _some(old):
        FingerprintBand.objects.filter(of__in=some).delete()
        deleted += Fingerprint.objects.filter(pk__in=some).delete()[0]
    return deleted


def why(item: Item) -> str:
    """Return, for people, how it was seen that an item is a near copy; empty where it is none."""
    how, _space, share = item.why_lead.partition(" ")
    said = {"address": _("It has the same address."), "title": _("It has the same title, within three days.")}
    return said.get(how) or (_("%(share)s of its phrases are the same.") % {"share": share} if share else "")

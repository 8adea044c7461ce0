"""Writing the pack's sources and rules into ours: new ones are put in, unchanged ones left, and what staff have edited is kept and named."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from causeway.campaign.sections import Say, checksum, is_behind
from causeway.news.loop.actions import write_rule
from causeway.news.loop.models import Rule
from causeway.news.pack import NewsWords, PackedSource, PackedWhen
from causeway.news.sources import actions
from causeway.news.sources.models import Source

ACTOR = "command"


@transaction.atomic
def load(words: NewsWords, say: Say, *, overwrite: bool = False) -> None:
    """Bring the sources and rules in line with the pack. Loading twice changes nothing."""
    for packed in words.sources:
        _source(packed, say, overwrite=overwrite)
    for rule in words.rules:
        _rule(rule, say, overwrite=overwrite)


def _held(source: Source | Rule, names: Mapping[str, Any]) -> str:
    """Return the checksum of what a row holds in the fields that the pack writes."""
    return checksum({name: getattr(source, name) for name in names})


def _source(packed: PackedSource, say: Say, *, overwrite: bool) -> None:
    values, of_pack = packed.model_dump(mode="json", exclude={"key"}), checksum(packed.model_dump(mode="json"))
    row, now = Source.objects.filter(pack_key=packed.key).first(), timezone.now()
    if row is None:
        if Source.objects.filter(key=packed.key).exists():
            say(f"  {packed.title}: staff have a source of this key already; theirs is kept")
            return
        _note(actions.add(values, by=ACTOR, now=now, key=packed.key, pack_key=packed.key), values, of_pack)
        return
    if not overwrite and not is_behind(row, of_pack, partial(_held, row, values), packed.title, say):
        return
    _note(actions.change(row.pk, values, by=ACTOR, now=now), values, of_pack)


def _note(row: Source, values: Mapping[str, Any], of_pack: str) -> None:
    row.refresh_from_db()
    Source.objects.filter(pk=row.pk).update(pack_sha256=of_pack, row_sha256=_held(row, values))


def _rule(packed: PackedWhen, say: Say, *, overwrite: bool) -> None:
    values, of_pack = packed.model_dump(mode="json", exclude={"key"}), checksum(packed.model_dump(mode="json"))
    row = Rule.objects.filter(key=packed.key).first()
    if row is not None and not overwrite and not is_behind(row, of_pack, partial(_held, row, values), packed.title, say):
        return
    written = write_rule(packed.key, values, by=ACTOR)
    written.refresh_from_db()
    Rule.objects.filter(pk=written.pk).update(pack_sha256=of_pack, row_sha256=_held(written, values))

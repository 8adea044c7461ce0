"""What staff do with a resource: put it in, change it, take it off, put it back. Its words for the search follow."""

import datetime as dt
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from django.db import transaction

from causeway.areas.models import Area
from causeway.audit.actions import record
from causeway.frame.slugs import free_slug
from causeway.library.resources.domain import address_key, searchable
from causeway.library.resources.models import Resource


class Noted(StrEnum):
    """What stands in the audit trail."""

    ADDED = "library: a resource was added"
    CHANGED = "library: a resource was changed"
    WITHDRAWN = "library: a resource was taken off"
    RESTORED = "library: a resource was put back"


@transaction.atomic
def add(values: Mapping[str, Any], areas: Iterable[Area], *, by: str, slug: str = "", pack_key: str = "") -> Resource:
    """Put a resource in."""
    resource = Resource(slug=slug or free_slug(Resource, values["title"], 70, "resource"), pack_key=pack_key)
    _fill(resource, values)
    resource.save()
    resource.areas.set(areas)
    record(Noted.ADDED, actor=by, subject=resource)
    return resource


@transaction.atomic
def change(key: int, values: Mapping[str, Any], areas: Iterable[Area] | None, *, by: str) -> Resource:
    """Change what is given in ``values``; ``areas`` of ``None`` stay as they are. Nothing is written where nothing is different."""
    resource = Resource.objects.select_for_update().get(pk=key)
    different = [name for name, value in values.items() if getattr(resource, name) != value]
    wanted = None if areas is None else list(areas)
    moved = wanted is not None and {each.pk for each in resource.areas.all()} != {each.pk for each in wanted}
    if not different and not moved:
        return resource
    _fill(resource, values)
    resource.save()
    if wanted is not None and moved:
        resource.areas.set(wanted)
        different.append("areas")
    record(Noted.CHANGED, actor=by, subject=resource, detail={"fields": different})
    return resource


def _fill(resource: Resource, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(resource, name, value)
    resource.address_key = address_key(resource.address)
    resource.words = words_for(resource)


def words_for(resource: Resource) -> str:
    """Return what a resource is found by: what it is called and said to be, and what stands in the newest version of its file."""
    newest = resource.versions.defer("content", "preview").first() if resource.pk else None
    return searchable(
        (
            resource.title,
            resource.publisher,
            resource.good_for,
            resource.about,
            resource.published,
            newest.name if newest else "",
            resource.transcript,
            newest.text if newest else "",
        )
    )


@transaction.atomic
def withdraw(key: int, *, by: str, now: dt.datetime) -> None:
    """Take a resource off the site; its row, files and history stay."""
    if Resource.objects.filter(pk=key, withdrawn_at=None).update(withdrawn_at=now):
        record(Noted.WITHDRAWN, actor=by, subject=f"library.Resource:{key}")


@transaction.atomic
def restore(key: int, *, by: str) -> None:
    """Put a resource back."""
    if Resource.objects.filter(pk=key).exclude(withdrawn_at=None).update(withdrawn_at=None):
        record(Noted.RESTORED, actor=by, subject=f"library.Resource:{key}")

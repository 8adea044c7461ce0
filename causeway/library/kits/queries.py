"""Reads: the kits, each with what is in it that everybody may see."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from causeway.library.kits.models import Kit, KitItem


@dataclass(frozen=True)
class Shown:
    """A kit and what is in it, in order."""

    kit: Kit
    items: tuple[KitItem, ...]


def kits() -> tuple[Shown, ...]:
    """Return every kit that holds anything."""
    return _shown(Kit.objects.all())


def _shown(found: QuerySet[Kit]) -> tuple[Shown, ...]:
    public = KitItem.objects.filter(resource__withdrawn_at=None).select_related("resource")
    public = public.defer("resource__words", "resource__transcript")
    rows = found.prefetch_related(Prefetch("items", queryset=public, to_attr="shown"))
    return tuple(Shown(kit, tuple(kit.shown)) for kit in rows if kit.shown)


def kit_with(slug: str) -> Shown | None:
    """Return one kit; ``None`` where there is none, or nothing is in it."""
    return next(iter(_shown(Kit.objects.filter(slug=slug))), None)

"""Reading items."""

import datetime as dt

from django.db.models import QuerySet

from causeway.news.items.models import Item, ItemQuerySet


def read_by_everybody() -> ItemQuerySet:
    """Return what everybody may read: one of each cluster, nothing hidden; the newest first."""
    return Item.objects.shown().leads().order_by("-published_at", "-pk")


def ahead(today: dt.date) -> QuerySet[Item]:
    """Return what has a day ahead that counts, the nearest first."""
    return Item.objects.shown().leads().filter(on__gte=today).order_by("on", "pk")


def copies(lead: Item) -> QuerySet[Item]:
    """Return the near copies of an item that everybody may read, the newest first."""
    return Item.objects.shown().filter(lead=lead).order_by("-published_at", "-pk")

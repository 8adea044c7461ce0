"""An item: one thing that came in, as its source gave it."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.news.items.domain import LONGEST_EXTRACT, LONGEST_KEY, LONGEST_TITLE, Kind, Person
from causeway.news.items.labels import KINDS
from causeway.news.sources.domain import LONGEST_ADDRESS
from causeway.news.sources.models import Source


class ItemQuerySet(models.QuerySet["Item"]):
    """Items."""

    def shown(self) -> "ItemQuerySet":
        """Return those that staff have not hidden."""
        return self.filter(hidden_at=None)

    def leads(self) -> "ItemQuerySet":
        """Return one of each cluster of near copies: its lead, and what stands alone."""
        return self.filter(lead=None)


class Item(models.Model):
    """One thing that came in. ``key`` is its source's own name for it; ``sha256`` is of what the source said, so that a change is known.

    ``lead`` is the item that this one is a near copy of, ``why_lead`` how that was seen. ``on`` is a day ahead that counts: a consultation
    closes, figures are released. ``as_of`` is until when its source knew. ``people`` are :class:`causeway.news.items.domain.Person` as JSON.
    """

    holds_no_personal_data = "what was published, and which holders of public office said or signed it there"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="items")
    key = models.CharField(max_length=LONGEST_KEY)
    kind = models.CharField(max_length=12, choices=[(each.value, KINDS[each]) for each in Kind])
    address = models.CharField(max_length=LONGEST_ADDRESS)
    title = models.CharField(max_length=LONGEST_TITLE)
    extract = models.CharField(max_length=LONGEST_EXTRACT, blank=True)
    outlet = models.CharField(max_length=140, blank=True)
    published_at = models.DateTimeField(null=True)
    first_seen_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    as_of = models.DateTimeField()
    on = models.DateField(null=True)
    people = models.JSONField(default=list, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64)
    address_key = models.CharField(max_length=64, db_index=True, help_text="digest of the address, however it is written")
    title_key = models.CharField(
        max_length=64, blank=True, db_index=True, help_text="digest of the title's words; empty: too few"
    )

    wants_text = models.BooleanField(
        default=False, help_text="its source gave no words of it, and its page has not been asked yet"
    )
    lead = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="copies")
    why_lead = models.CharField(max_length=200, blank=True)
    hidden_at = models.DateTimeField(null=True)
    pinned_at = models.DateTimeField(null=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
        permissions = [("edit_news", "Can edit the news")]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="news_item_once_of_each_source")]
        indexes = [
            models.Index(fields=["kind", "-published_at"], name="news_item_by_kind"),
            models.Index(fields=["-first_seen_at"], name="news_item_newest"),
            models.Index(fields=["on"], name="news_item_ahead"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def when(self) -> dt.datetime:
        """When it was published; when it was first seen, where nobody says."""
        return self.published_at or self.first_seen_at

    @property
    def persons(self) -> list[Person]:
        """Who stands in it."""
        return [Person.of(each) for each in self.people]


class Fingerprint(models.Model):
    """What is compared of the text of an item, for as long as it may be copied; the text itself is not kept."""

    holds_no_personal_data = "numbers made from published texts"

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="fingerprint")
    signature = models.BinaryField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.item_id)


class FingerprintBand(models.Model):
    """One band of a fingerprint: texts that share one may be near copies."""

    holds_no_personal_data = "numbers made from published texts"

    of = models.ForeignKey(Fingerprint, on_delete=models.CASCADE, related_name="bands")
    band = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"{self.of_id}: {self.band}"

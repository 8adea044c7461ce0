"""What the rules said of an item, which services it is about, and what staff corrected."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.news.items.models import Item


class Assessment(models.Model):
    """What the rules said of an item. ``rules`` tells by which they were read, so that an item is read again when they change.

    ``reasons`` are those of relevance, and under each service its own, as :func:`causeway.news.classifying.reasons.as_json` keeps them.
    """

    item = models.OneToOneField(Item, on_delete=models.CASCADE, primary_key=True, related_name="assessment")
    relevance = models.PositiveSmallIntegerField()
    relevant = models.BooleanField()
    reasons = models.JSONField(default=dict)
    rules = models.CharField(max_length=64)
    read_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["relevant", "relevance"], name="news_assessment_relevance")]

    def __str__(self) -> str:
        return f"{self.relevance} for {self.item_id}"


class ItemService(models.Model):
    """A service that an item is about: by the rules, or because staff said so."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="services")
    service = models.CharField(max_length=80)
    points = models.SmallIntegerField(default=0)
    by_staff = models.BooleanField(default=False)

    class Meta:
        ordering = ["-points", "service"]
        constraints = [models.UniqueConstraint(fields=["item", "service"], name="news_item_service_once")]
        indexes = [models.Index(fields=["service", "item"], name="news_item_by_service")]

    def __str__(self) -> str:
        return self.service


class Correction(models.Model):
    """What staff said an item is about, instead of what the rules had found, and how far that moved which rules.

    A correction that was undone holds no more: the rules go back, and the item is read by them again.
    """

    holds_no_personal_data = "Which services an item is about, and the account of staff that said so."

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="corrections")
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    moved = models.JSONField(default=dict, help_text="points by the key of a rule")
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    undone_by = models.CharField(max_length=150, blank=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("correction")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{', '.join(self.before)} → {', '.join(self.after)}"

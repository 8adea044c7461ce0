"""The areas, schools and people that an item is tied to."""

from django.db import models

from causeway.news.items.models import Item


class TieQuerySet(models.QuerySet["Tie"]):
    """Ties."""

    def standing(self) -> "TieQuerySet":
        """Return those that hold: neither open nor taken off by staff."""
        return self.filter(is_open=False, taken_off=False)


class Tie(models.Model):
    """An item names a place or a person. ``code`` is the area on whose page it stands: of a school and of an MP, the seat.

    ``did`` says what an MP did in the item, where its source says so. What several places bear and nothing tells apart is open: it
    names ``bearers`` from which staff may choose. What staff took off stays, so that it is not found again.
    """

    holds_no_personal_data = "Which places and holders of public office a published item names."

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="ties")
    kind = models.CharField(max_length=20, help_text="a kind of area, mp, or school")
    key = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=160)
    code = models.CharField(max_length=9, blank=True, db_index=True)
    did = models.CharField(max_length=12, blank=True)
    written = models.CharField(max_length=160, blank=True, help_text="as it stands in the item; empty where its source says so")
    because = models.CharField(max_length=10)
    by = models.CharField(max_length=160, blank=True, help_text="the words that told")
    is_open = models.BooleanField(default=False)
    bearers = models.JSONField(default=list, blank=True)
    by_staff = models.BooleanField(default=False)
    taken_off = models.BooleanField(default=False)

    objects = TieQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "kind", "key", "did"], condition=models.Q(is_open=False), name="news_tie_once_of_each_place"
            ),
        ]
        indexes = [models.Index(fields=["kind", "key"], name="news_tie_by_place")]

    def __str__(self) -> str:
        return self.name

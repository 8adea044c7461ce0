"""What staff picked for the next digest."""

from django.db import models

from causeway.news.items.models import Item


class Pick(models.Model):
    """An item that stands in the next digest, with a line that staff wrote about it."""

    holds_no_personal_data = "An item that was published, and the account of staff that picked it."

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="pick")
    note = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, help_text="when a digest was made with it")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return str(self.item)

"""Files in the database: what staff upload, finished papers, and what a refresh has made for every machine."""

from django.db import models
from django.utils import timezone


class StoredFile(models.Model):
    """One file under its whole path."""

    holds_no_personal_data = (
        "What staff upload for all to see, papers about places, indexes of published directories, a digest of the key."
    )

    name = models.CharField(max_length=255, unique=True, help_text="its path, with forward slashes")
    content = models.BinaryField()
    size = models.PositiveBigIntegerField()
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

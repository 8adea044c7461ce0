"""A file of a resource, version after version; the newest is what everybody is given, and older ones stay where they were cited."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.library.resources.domain import Format
from causeway.library.resources.labels import FORMATS
from causeway.library.resources.models import Resource


class Shows(StrEnum):
    """What a picture shows."""

    PAGE = "page"
    CARRIED = "carried"


class FileVersion(models.Model):
    """One version. Its words and its picture are made by the worker; ``read_at`` says when, ``unread`` why they could not be.

    ``drawn_at`` says when the first page was drawn, or could not be; of an Office file that waits for a machine with LibreOffice.
    """

    holds_no_personal_data = "a published file, as staff uploaded it"

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=150)
    format = models.CharField(max_length=8, choices=[(each.value, FORMATS[each]) for each in Format])
    content = models.BinaryField()
    size = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    note = models.CharField(max_length=200, blank=True, help_text="what is different from the version before")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.CharField(max_length=150)
    read_at = models.DateTimeField(null=True)
    unread = models.CharField(max_length=200, blank=True)
    pages = models.PositiveIntegerField(null=True)
    text = models.TextField(blank=True)
    preview = models.BinaryField(null=True)
    shows = models.CharField(
        max_length=8,
        blank=True,
        choices=[(Shows.PAGE.value, _("its first page")), (Shows.CARRIED.value, _("the picture that it carries of itself"))],
    )
    drawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["resource", "number"], name="library_fileversion_one_of_each_number"),
            models.UniqueConstraint(fields=["resource", "sha256"], name="library_fileversion_same_file_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.number}"

    @property
    def carries(self) -> bool:
        """Whether its picture is the one that the file carries of itself, and not its first page."""
        return self.shows == Shows.CARRIED

"""Who holds the offices beside an MP's, as directories said: each file loaded is a release, and what it replaced is kept."""

from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from causeway.areas.models import Area
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days

REPLACED_DAYS = 365  # how long a replaced entry still says whose it was


class DirectoryRelease(models.Model):
    """One directory file that was loaded, whole: its name, its checksum, what it brought and what it replaced."""

    holds_no_personal_data = "A file's name, checksum and counts; the entries that came with it are the office holders'."

    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    named = models.PositiveIntegerField()
    replaced = models.PositiveIntegerField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.rows} offices from {self.file_name}"


class OfficeEntryQuerySet(models.QuerySet["OfficeEntry"]):
    """Entries by whether they still hold."""

    def in_force(self, day: Any) -> Self:
        """Return those that no later directory replaced and whose holder holds the office on ``day``."""
        begun, not_over = Q(held_from__isnull=True) | Q(held_from__lte=day), Q(held_until__isnull=True) | Q(held_until__gte=day)
        return self.filter(begun, not_over, replaced_by__isnull=True)


class OfficeEntry(models.Model):
    """What one directory said of one office in one area; without a name it says that nobody is known."""

    personal = Personal(
        whose="email",
        purpose=_("Addressing letters to the people who hold public office where they are the ones who decide."),
        private=("name", "salutation", "email"),
        public=("office", "place", "source", "checked"),
        until=Days(REPLACED_DAYS).after("held_until", said=_("they left the office"))
        | Days(REPLACED_DAYS).after("replaced_by__loaded_at", said=_("a newer directory replaced the entry")),
    )

    release = models.ForeignKey(DirectoryRelease, on_delete=models.PROTECT, related_name="entries")
    replaced_by = models.ForeignKey(
        DirectoryRelease, on_delete=models.PROTECT, null=True, blank=True, related_name="entries_replaced"
    )
    office = models.CharField(max_length=20, help_text="an office's key in definitions/nations")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=120, blank=True, help_text="the Senedd's or the Assembly's constituency")
    seats = models.ManyToManyField(Area, related_name="+", help_text="the Westminster seats that the place covers")
    name = models.CharField(max_length=120, blank=True)
    salutation = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    source = models.CharField(max_length=400)
    checked = models.DateField()
    held_from = models.DateField(null=True, blank=True)
    held_until = models.DateField(null=True, blank=True)

    objects = OfficeEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "office entries"
        ordering = ["office", "area__name", "place", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(area__isnull=False, place="") | (Q(area__isnull=True) & ~Q(place="")),
                name="representatives_entry_has_one_place",
            ),
            models.CheckConstraint(
                condition=Q(held_from__isnull=True) | Q(held_until__isnull=True) | Q(held_until__gte=F("held_from")),
                name="representatives_entry_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["office", "area"], name="representatives_entry_area")]

    def __str__(self) -> str:
        return f"{self.office}, {self.area or self.place}"

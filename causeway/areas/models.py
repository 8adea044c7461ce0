"""Areas with their vintages, the dated relations between them, the names they go by, and schools."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q


class AreaKind(models.TextChoices):
    """The kinds of area Causeway knows."""

    NATION = "nation", "nation"
    REGION = "region", "region"
    CONSTITUENCY = "constituency", "constituency"
    UPPER_TIER = "authority", "upper-tier authority"
    DISTRICT = "district", "district"
    ICB = "icb", "integrated care board"
    SUB_ICB = "sub-icb", "sub-ICB location"
    HEALTH_BOARD = "health-board", "health board"


class Dated(models.Model):
    """Something in force between two days, both inclusive; ``None`` is open."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def in_force(self, day: dt.date) -> bool:
        """Whether it is in force on ``day``: what :meth:`AreaQuerySet.as_at` asks the database."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or self.valid_to >= day)


class AreaQuerySet(models.QuerySet["Area"]):
    """Areas by kind and by date."""

    def as_at(self, day: dt.date) -> Self:
        """Return the areas in force on ``day``."""
        return self.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day), Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class Area(Dated):
    """One area: its GSS code, kind, names and the days it is in force (both ends inclusive, ``None`` is open)."""

    kind = models.CharField(max_length=20, choices=AreaKind.choices)
    code = models.CharField(max_length=9, help_text="GSS code")
    name = models.CharField(max_length=120)
    name_cy = models.CharField("Welsh name", max_length=120, blank=True)
    dfe_code = models.CharField("DfE three-digit code", max_length=3, blank=True)
    short_code = models.CharField("three-letter code", max_length=3, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "code"], name="areas_area_unique_kind_code"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="areas_area_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Basis(models.TextChoices):
    """What a relation's share is a share of."""

    WHOLE = "whole", "lies wholly within"
    POSTCODES = "postcodes", "share of postcodes"
    POPULATION = "population", "share of population"
    ASSUMED = "assumed", "assumed by us"


class AreaRelation(Dated):
    """``share`` (0 to 1) of area ``part`` lies in area ``whole``, on the stated basis, between the stated days."""

    part = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="wholes")
    whole = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="parts")
    share = models.FloatField()
    basis = models.CharField(max_length=12, choices=Basis.choices)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["part", "whole", "basis", "valid_from"], name="areas_relation_unique"),
            models.UniqueConstraint(
                fields=["part", "whole", "basis"], condition=Q(valid_from__isnull=True), name="areas_relation_unique_undated"
            ),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=1), name="areas_relation_share_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.share:.0%} of {self.part} in {self.whole}"


class AreaName(models.Model):
    """A name by which people look for an area: another spelling, a town, the Welsh name, or its MP's name.

    Rooms above add their own (``kind`` says which) so that one search finds them all.
    """

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=160)
    kind = models.CharField(max_length=12, help_text="welsh, place, alias, mp")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "text", "kind"], name="areas_name_unique")]

    def __str__(self) -> str:
        return self.text


class School(models.Model):
    """A state-funded school in England and the areas it stands in (``None`` where the source could not place it).

    A school that a later list leaves out is kept, as letters may name it, but is no longer found.
    """

    holds_no_personal_data = "a school's published name, town and postcode"

    urn = models.PositiveIntegerField(primary_key=True)
    name = models.CharField(max_length=160)
    town = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    opened = models.DateField(null=True, blank=True)
    listed = models.BooleanField(default=True, help_text="in the list as last loaded")
    constituency = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    district = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    authority = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    sub_icb = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    icb_2023 = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    icb_2026 = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["name", "urn"]

    def __str__(self) -> str:
        return self.name


class LoadedFile(models.Model):
    """A shipped file as it was last loaded, so that a start with nothing new loads nothing."""

    name = models.CharField(max_length=80, unique=True)
    sha256 = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.name

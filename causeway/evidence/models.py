"""Releases of published sources and the observations they hold. Nothing here is about a person."""

from django.db import models
from django.db.models import F, Q

from causeway.evidence.domain.symbols import Status


class ReleaseState(models.TextChoices):
    """What became of a release."""

    CURRENT = "current", "shown now"
    SUPERSEDED = "superseded", "kept, a later one is shown"
    REFUSED = "refused", "failed its checks, never shown"
    FORGOTTEN = "forgotten", "an earlier one, its figures no longer kept"


class Release(models.Model):
    """One reading of one source. A refused release keeps its reason and holds no observations."""

    source = models.CharField(max_length=40, help_text="key of definitions/sources")
    state = models.CharField(max_length=12, choices=ReleaseState.choices)
    sha256 = models.CharField(max_length=64, help_text="of the rows as read")
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField(auto_now_add=True)
    refusal = models.TextField(blank=True)
    fetched_from = models.TextField(blank=True, help_text="the address; empty for what ships with Causeway")
    fetched_at = models.DateTimeField(null=True)
    version = models.CharField(max_length=200, blank=True, help_text="the publisher's name for it, its etag or its date")
    period_first = models.CharField(max_length=9, blank=True)
    period_last = models.CharField(max_length=9, blank=True)

    WITHOUT_FIGURES = (ReleaseState.REFUSED, ReleaseState.FORGOTTEN)

    class Meta:
        ordering = ["-loaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source"], condition=Q(state="current"), name="evidence_release_one_current"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(refusal=""), name="evidence_release_refusal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.sha256[:8]} ({self.state})"


class ObservationQuerySet(models.QuerySet["Observation"]):
    """Observations of the releases that are shown."""

    def current(self) -> "ObservationQuerySet":
        """Return those of current releases."""
        return self.filter(release__state=ReleaseState.CURRENT)


class Observation(models.Model):
    """One cell of a published table: a value, or the reason there is none. ``lower`` and ``upper`` are our 95% interval."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="observations")
    indicator = models.CharField(max_length=40)
    measure = models.CharField(max_length=40)
    area_kind = models.CharField(max_length=20)
    area_code = models.CharField(max_length=9, help_text="GSS code")
    area_vintage = models.CharField(max_length=40)
    period = models.CharField(max_length=9, help_text="2024, 2024-09 or 2024-2025")
    status = models.CharField(max_length=16, choices=[(status.value, status.value) for status in Status])
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    note = models.CharField(max_length=200, blank=True)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["area_code", "indicator", "period"], name="evidence_obs_by_area"),
            models.Index(fields=["indicator", "measure", "period", "area_kind"], name="evidence_obs_by_indicator"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "indicator", "measure", "area_code", "period"], name="evidence_observation_unique"
            ),
            models.CheckConstraint(
                condition=Q(status="published", value__isnull=False) | (~Q(status="published") & Q(value__isnull=True)),
                name="evidence_observation_value_only_if_published",
            ),
            models.CheckConstraint(
                condition=Q(lower__isnull=True, upper__isnull=True) | Q(lower__lte=F("upper")),
                name="evidence_observation_interval_in_order",
            ),
        ]

    def __str__(self) -> str:
        shown = self.status if self.value is None else self.value
        return f"{self.indicator}.{self.measure} {self.area_code} {self.period}: {shown}"

    @property
    def suppressed(self) -> bool:
        """Whether the publisher withheld the value."""
        return self.status == Status.SUPPRESSED

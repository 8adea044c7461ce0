"""Releases of published sources, the observations they hold, and what is computed from them. Nothing here is about a person."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from causeway.evidence.domain.positions import Basis, Position
from causeway.evidence.domain.symbols import Status
from causeway.evidence.domain.trend import Direction


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
    periods = models.JSONField(default=dict, help_text="by indicator, in order: so that no page has to look through the figures")

    WITHOUT_FIGURES = (ReleaseState.REFUSED, ReleaseState.FORGOTTEN)

    class Meta:
        ordering = ["-loaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["source"], condition=Q(state="current"), name="evidence_release_one_current"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(refusal=""), name="evidence_release_refusal_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.sha256[:8]} ({self.state})"

    @property
    def is_shown(self) -> bool:
        """Return whether its figures are the ones shown."""
        return self.state == ReleaseState.CURRENT

    @property
    def was_refused(self) -> bool:
        """Return whether it failed its checks."""
        return self.state == ReleaseState.REFUSED

    @property
    def is_forgotten(self) -> bool:
        """Return whether its figures are no longer kept."""
        return self.state == ReleaseState.FORGOTTEN


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
    area_vintage = models.CharField(max_length=80)
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


class Edition(models.Model):
    """The releases that were shown together from a day on, so that a page can be shown again as it was."""

    stamp = models.CharField(max_length=19, unique=True, help_text="the day, and the beginning of the releases' digest")
    on = models.DateField(help_text="the day from which these were shown; areas are those of that day")
    releases = models.ManyToManyField(Release, related_name="editions")

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return self.stamp


def _choices(names: type[StrEnum]) -> list[tuple[str, str]]:
    return [(one.value, one.value) for one in names]


class Computation(models.Model):
    """The one row that says from what the comparisons below were computed, so that nothing is computed twice."""

    fingerprint = models.CharField(max_length=64, help_text="of the current releases, the definitions and the groups of areas")
    computed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.fingerprint[:8]} at {self.computed_at:%Y-%m-%d %H:%M}"


class Comparison(models.Model):
    """One measure of one area in the measure's latest period, among all areas of its kind.

    ``position``, ``z``, ``p`` and ``q`` ask whether it is unusual among areas that differ anyway and need counts. ``higher``,
    ``nation_ratio`` and ``nation_p`` set it beside its nation: by counts, or without them by whether the difference lasts.
    ``trend`` is the course of its difference from the nation.
    """

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="comparisons")
    indicator = models.CharField(max_length=40)
    measure = models.CharField(max_length=40)
    area_kind = models.CharField(max_length=20)
    area_code = models.CharField(max_length=9, help_text="GSS code")
    period = models.CharField(max_length=9)
    value = models.FloatField()
    lower = models.FloatField(null=True)
    upper = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    nation_value = models.FloatField(null=True)
    region_name = models.CharField(max_length=120, blank=True)
    region_value = models.FloatField(null=True)
    neighbours_value = models.FloatField(null=True, help_text="the middle one of its statistical neighbours' values")
    neighbours_count = models.PositiveSmallIntegerField(default=0, help_text="neighbours with a value")
    fifth = models.PositiveSmallIntegerField(null=True, help_text="of deprivation; 1 is the most deprived")
    fifth_value = models.FloatField(null=True, help_text="the middle value of the areas in the same fifth")
    basis = models.CharField(max_length=8, choices=_choices(Basis))
    chance_position = models.CharField(max_length=10, choices=_choices(Position), blank=True)
    position = models.CharField(max_length=10, choices=_choices(Position), blank=True)
    z = models.FloatField(null=True)
    p = models.FloatField(null=True)
    q = models.FloatField(null=True, help_text="p adjusted across the areas of this kind")
    percentile = models.FloatField(null=True)
    shrunk = models.FloatField(null=True, help_text="the true value as far as its counts and those of all areas tell")
    higher = models.FloatField(null=True, help_text="the probability that the true value lies above the nation's")
    nation_ratio = models.FloatField(null=True, help_text="times the nation's odds (of a share) or rate")
    nation_p = models.FloatField(
        null=True, help_text="twice the probability that the side is wrong; 1 where the margin is too small"
    )
    held = models.CharField(max_length=120, blank=True, help_text="names of the reasons why the figure is not judged")
    trend = models.CharField(max_length=20, choices=_choices(Direction))
    trend_since = models.CharField(max_length=9, blank=True)
    trend_first = models.FloatField(null=True, help_text="the value when the trend begins")
    trend_nation_first = models.FloatField(null=True, help_text="the nation's value then")
    trend_slope = models.FloatField(null=True, help_text="of the difference from the nation, in scaled units a year")
    trend_p = models.FloatField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area_code", "indicator"], name="evidence_comparison_by_area")]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "measure", "area_code"], name="evidence_comparison_unique"),
            models.CheckConstraint(
                condition=Q(p__isnull=True, q__isnull=True) | Q(basis="chance", p__isnull=False, q__isnull=False),
                name="evidence_comparison_chance_only_with_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}.{self.measure} {self.area_code} {self.period}: {self.position or self.basis}"


class Spread(models.Model):
    """How unequal the areas of one kind are in one measure and period, and what its funnel is drawn from."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="spreads")
    indicator = models.CharField(max_length=40)
    measure = models.CharField(max_length=40)
    area_kind = models.CharField(max_length=20)
    period = models.CharField(max_length=9)
    basis = models.CharField(max_length=8, choices=_choices(Basis))
    areas = models.PositiveIntegerField()
    left_out = models.PositiveIntegerField(help_text="areas without a figure")
    nation_value = models.FloatField(null=True)
    target = models.FloatField(null=True, help_text="what limits of chance lie around, in the unit of the value")
    centre = models.FloatField(null=True, help_text="what the widened limits lie around, in the unit of the value")
    tau_squared = models.FloatField(null=True, help_text="variance between areas, of the share or the rate for each person")
    chi_squared = models.FloatField(null=True)
    chi_p = models.FloatField(null=True)
    scv = models.FloatField(null=True)
    scv_lower = models.FloatField(null=True)
    scv_upper = models.FloatField(null=True)
    median = models.FloatField()
    among = models.PositiveIntegerField(null=True, help_text="areas large enough for the 10th and 90th percentile of true values")
    p10 = models.FloatField(help_text="of true values where there are counts, else of published ones")
    p10_lower = models.FloatField(null=True)
    p10_upper = models.FloatField(null=True)
    p90 = models.FloatField()
    p90_lower = models.FloatField(null=True)
    p90_upper = models.FloatField(null=True)
    ratio = models.FloatField(null=True, help_text="of odds for a share, else of the values")
    ratio_lower = models.FloatField(null=True)
    ratio_upper = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "measure", "area_kind", "period"], name="evidence_spread_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}.{self.measure} {self.area_kind} {self.period}: {self.p10:g} to {self.p90:g}"

"""How an activity was promoted, and by whom."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.activities.activity.models import Activity


class Way(models.TextChoices):
    """How something is promoted."""

    NETWORKS = "networks", _("on networks")
    NEWSLETTER = "newsletter", _("in the newsletter")
    PRESS = "press", _("to the press")


class Promoted(models.Model):
    """One thing that was done for an activity."""

    holds_no_personal_data = "what staff did for an activity, by their account"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="promoted")
    way = models.CharField(max_length=12, choices=Way.choices)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "promoted"
        constraints = [models.UniqueConstraint(fields=["activity", "way"], name="activities_promoted_once")]

    def __str__(self) -> str:
        return f"{self.activity}: {self.way}"

"""Who does what on the day."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Duty(models.TextChoices):
    """What somebody has to do so that the others can talk."""

    CHAIR = "chair", _("Chair")
    HOST = "host", _("Host")
    NOTES = "notes", _("Note taker")
    TIME = "time", _("Timekeeper")


class DutyHolder(models.Model):
    """Who does one duty: an organiser or a guest."""

    holds_no_personal_data = "which organiser or guest does a duty; who that is stands in their own row"

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="duties")
    duty = models.CharField(max_length=8, choices=Duty.choices)
    organiser = models.ForeignKey("roundtables.Organiser", on_delete=models.CASCADE, null=True, blank=True, related_name="duties")
    guest = models.ForeignKey("roundtables.Guest", on_delete=models.CASCADE, null=True, blank=True, related_name="duties")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["roundtable", "duty"], name="roundtables_duty_once"),
            models.CheckConstraint(
                condition=Q(organiser__isnull=False, guest__isnull=True) | Q(organiser__isnull=True, guest__isnull=False),
                name="roundtables_duty_held_by_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} of {self.roundtable_id}"

    @property
    def name(self) -> str:
        """Who it is."""
        held: Any = self.organiser or self.guest
        return str(held.name)

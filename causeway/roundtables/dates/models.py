"""The dates a roundtable could be on, and who can do which."""

from typing import Any

from django.db import models

from causeway.privacy.declarations import PersonalData
from causeway.roundtables.table.domain.kinds import Can

_CAN = [(can.value, can.value) for can in Can]


def _export_availability(said: "Availability") -> dict[str, Any]:
    return {"date": said.date.starts_at.isoformat(), "can": said.can}


class Availability(models.Model):
    """Whether one guest can do one date."""

    personal_data = PersonalData(
        purpose="To pick the date that serves most.",
        retention="It goes with its guest's details, 90 days after the day.",
        subject_field="guest__email",
        export=_export_availability,
        erase=lambda said: said.delete(),
    )

    guest = models.ForeignKey("roundtables.Guest", on_delete=models.CASCADE, related_name="availability")
    date = models.ForeignKey("roundtables.CandidateDate", on_delete=models.CASCADE, related_name="availability")
    can = models.CharField(max_length=6, choices=_CAN)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "availability"
        constraints = [models.UniqueConstraint(fields=["guest", "date"], name="roundtables_availability_once")]

    def __str__(self) -> str:
        return f"{self.can} to {self.date}"

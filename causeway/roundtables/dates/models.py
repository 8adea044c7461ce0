"""The dates a roundtable could be on, and who can do which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.privacy.personal import Personal
from causeway.roundtables.table.domain.kinds import Can
from causeway.roundtables.table.retention import THOSE_INVITED

_CAN = [(can.value, can.value) for can in Can]


class Availability(models.Model):
    """Whether one guest can do one date."""

    personal = Personal(
        whose="guest__email",
        purpose=_("To pick the date that serves most."),
        public=("date__starts_at", "can"),
        called={"date__starts_at": "date"},
        row_goes=True,
        until=THOSE_INVITED.through("guest__roundtable"),
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

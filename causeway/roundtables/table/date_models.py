"""The moments a roundtable could begin at."""

import datetime as dt

from django.db import models


class CandidateDate(models.Model):
    """One moment the roundtable could begin at. A date that was offered and then taken back is kept, so that answers stay whole."""

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="dates")
    starts_at = models.DateTimeField()
    added_at = models.DateTimeField(null=True, blank=True, help_text="when it was first offered; empty: before this was kept")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["roundtable", "starts_at"], name="roundtables_date_once")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    def ends_at(self, minutes: int) -> dt.datetime:
        """When it is over if it lasts so long."""
        return self.starts_at + dt.timedelta(minutes=minutes)

"""The kept totals: one row for each seat, and one for each step on each day."""

from django.db import models
from django.db.models import Q

from causeway.letters.counting.domain import Step


class SeatTotal(models.Model):
    """What came of letters to one seat's MP: delivered by us, sent by their writers, answered. ``first_on`` is when the first arrived."""

    holds_no_personal_data = "counts of a constituency"

    seat_code = models.CharField(max_length=9, unique=True)
    delivered = models.PositiveIntegerField(default=0)
    sent_by_writers = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)
    first_on = models.DateField(null=True, blank=True)
    days = models.JSONField(default=list, help_text="of each letter that was answered, the days to its first answer")
    said = models.JSONField(default=dict, help_text="how many answers said each thing, by its code")

    def __str__(self) -> str:
        return f"{self.seat_code}: {self.delivered} delivered"


class OfficeTotal(models.Model):
    """What came of letters to one kind of office over the whole country; the MPs' is empty."""

    holds_no_personal_data = "counts of a kind of office"

    office = models.CharField(max_length=20, unique=True)
    delivered = models.PositiveIntegerField(default=0)
    sent_by_writers = models.PositiveIntegerField(default=0)
    replies = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.office or 'MPs'}: {self.delivered} delivered"


class LetterStep(models.Model):
    """How often letters came to one step on one day."""

    holds_no_personal_data = "counts of a day"

    day = models.DateField()
    step = models.CharField(max_length=12)
    many = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "step"], name="letters_step_once_a_day"),
            models.CheckConstraint(condition=Q(step__in=[step.value for step in Step]), name="letters_step_known"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.step}: {self.many}"

"""How often papers were taken."""

from django.db import models


class PapersTaken(models.Model):
    """How often papers about a constituency were opened on a day, each once an hour from one address. Nobody is in it."""

    holds_no_personal_data = "counts of a constituency and a day"

    day = models.DateField()
    seat_code = models.CharField(max_length=9)
    many = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat_code", "day"], name="briefings_taken_once_a_day")]

    def __str__(self) -> str:
        return f"{self.seat_code} {self.day}: {self.many}"

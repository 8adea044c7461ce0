"""The seats that somebody set aside."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SetAside(models.Model):
    """A seat that staff took out of Monday's five, with their reason, until a day or until somebody takes that back."""

    holds_no_personal_data = "why staff passed over a constituency, and the work name of their account"

    seat_code = models.CharField(max_length=9, db_index=True)
    seat_name = models.CharField(max_length=120)
    why = models.CharField(_("why"), max_length=200)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["seat_name", "pk"]
        permissions = [
            ("see_seats", "Can see Monday's five and the coverage of the regions they look after"),
            ("see_all_seats", "Can see them everywhere"),
            ("see_small_numbers", "Can see counts below five of letters, replies and papers"),
            ("look_after_people", "Can find, export and erase what is held about a person"),
        ]

    def __str__(self) -> str:
        return f"{self.seat_name} until {self.until:%Y-%m-%d}"

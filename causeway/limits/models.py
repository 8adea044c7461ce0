"""The numbers that staff chose; a limit without a row has the number it was declared with."""

from django.db import models


class Chosen(models.Model):
    """What one limit is instead of its default; 0 is without a limit."""

    holds_no_personal_data = "The name of a limit and a number; what is counted stands on salted hashes outside the database."

    name = models.CharField(max_length=60, unique=True)
    most = models.PositiveIntegerField()

    class Meta:
        verbose_name = "chosen limit"
        permissions = [("change_limits", "Can change limits")]

    def __str__(self) -> str:
        return f"{self.name}: {self.most}"

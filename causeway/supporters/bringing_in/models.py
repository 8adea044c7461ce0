"""The lists that were brought in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BroughtIn(models.Model):
    """One list: what it is called, who brought it in and who looked a second time. Its people hang on it."""

    holds_no_personal_data = "what a list is called, and the work names of accounts"

    title = models.CharField(_("what list it is"), max_length=120)
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    many = models.PositiveIntegerField(help_text="how many came in")
    stayed_out = models.PositiveIntegerField(default=0, help_text="how many had left before")
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=150, blank=True)
    admitted = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        permissions = [
            ("bring_in", "Can bring in lists of supporters, with proof of consent, and admit them"),
            ("take_out", "Can take supporters out as a file, and see what is passed on"),
        ]

    def __str__(self) -> str:
        return self.title

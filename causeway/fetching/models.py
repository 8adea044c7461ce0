"""How the refreshing of each source stands. Nothing here is about a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refresh(models.Model):
    """One source: when it is due, who is at it, and what came of the last try."""

    holds_no_personal_data = "when published files were read, and what came of it"

    key = models.CharField(max_length=40, primary_key=True, help_text="of causeway.fetching.refreshing")
    due_at = models.DateTimeField(null=True)
    queued_at = models.DateTimeField(null=True, help_text="handed to the worker, and not begun yet")
    claimed_until = models.DateTimeField(null=True, help_text="being refreshed until then at most")
    tried_at = models.DateTimeField(null=True)
    worked_at = models.DateTimeField(null=True, help_text="read well, whether or not anything was new")
    changed_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0, help_text="in a row")
    failure = models.TextField(blank=True, help_text="why the last try failed; empty when it did not")
    outcome = models.TextField(blank=True, help_text="what the last good try brought")

    class Meta:
        ordering = ["key"]
        verbose_name = _("refreshing of a source")
        verbose_name_plural = _("refreshing of sources")

    def __str__(self) -> str:
        return self.key

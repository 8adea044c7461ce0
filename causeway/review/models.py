"""The columns of whatever is read before it is published."""

from django.db import models

from causeway.moves.models import Moving


class Reviewed(Moving):
    """A thing that staff read first. ``version`` rises with every change of its words; staff decide on the version they read."""

    version = models.PositiveIntegerField(default=1)
    why = models.TextField(blank=True, help_text="why staff returned or withdrew it, as its writer reads it")
    approved_by = models.CharField(max_length=150, blank=True, help_text="the staff's account that published it")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

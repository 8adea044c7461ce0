"""A sentence or figure that this site takes from a resource."""

from django.db import models

from causeway.library.quotations.domain import MOVES, State
from causeway.library.resources.models import Resource
from causeway.moves.models import Moving


class Quotation(Moving):
    """One. ``where`` is the page of this site that has it.

    ``around`` is the sentence it stood in when last seen, ``now_there`` what is nearest to that now.
    """

    holds_no_personal_data = "words of a published thing"
    moves = MOVES

    resource = models.ForeignKey(Resource, on_delete=models.CASCADE, related_name="quotations")
    words = models.CharField(max_length=400)
    where = models.CharField(max_length=300, blank=True)
    packed = models.BooleanField(default=False, help_text="the campaign pack brought it")
    compared_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    around = models.CharField(max_length=320, blank=True)
    now_there = models.CharField(max_length=320, blank=True)
    told_state = models.CharField(max_length=40, blank=True, help_text="the state that staff were told of last")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["resource", "words"], name="library_quotation_once_of_each_resource")]

    def __str__(self) -> str:
        return self.words

    @property
    def has_changed(self) -> bool:
        """Whether it stood there once, and does not now."""
        return bool(self.state == State.CHANGED)

    @property
    def is_there(self) -> bool:
        """Whether it stood there when we last looked."""
        return bool(self.state == State.THERE)

"""A first message that staff look at before it goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving, StateField
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days
from causeway.roundtables.screening.domain import MOVES
from causeway.roundtables.table.retention import THOSE_INVITED


class SendReview(Moving):
    """The words of one organiser that strangers would read, as staff look at them, until they decide. Other words are another review."""

    moves = MOVES
    personal = Personal(
        whose="organiser__email",
        purpose="To keep strangers from being written to under a false name, before it happens.",
        private=("words", "why"),
        public=("state", "reasons"),
        until=Days(90).after("state_since", said=_("it was decided, or asked for"))
        | THOSE_INVITED.through("organiser__roundtable"),
    )

    state = StateField(max_length=12, db_index=True, constraint="roundtables_send_review_state_known")
    organiser = models.ForeignKey("roundtables.Organiser", on_delete=models.CASCADE, related_name="reviews")
    digest = models.CharField(max_length=64, help_text="by which the same words are known again")
    words = models.JSONField(default=dict, blank=True, help_text="what strangers would read, by what it is")
    reasons = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    decided_by = models.CharField(max_length=150, blank=True, help_text="the staff's account")
    why = models.TextField(blank=True, help_text="why staff refused it, as the organiser reads it")

    class Meta:
        ordering = ["asked_at", "pk"]
        permissions = [("release_sends", "Can release the first messages of new organisers")]
        constraints = [models.UniqueConstraint(fields=["organiser", "digest"], name="roundtables_send_review_once")]

    def __str__(self) -> str:
        return f"review {self.pk}"

"""What waits to be told to another tool, what was told, and what could not be."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days, where
from causeway.supporters.passing_on.domain import MOVES, Says, State

KEPT_DAYS = 35


class PassedOn(Moving):
    """One thing told to one tool about one person. That somebody left is told even when their own row is gone."""

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To tell the tool that you agreed to that you joined, and that you left."),
        private=("email", "told"),
        secret=("last_error",),
        public=("tool", "says", "state", "state_since"),
        row_goes=True,
        until=where(Q(says=Says.LEFT.value, state=State.PASSED_ON.value), said=_("the tool knows that you left"))
        # That somebody reads is kept for as long as they do: by it the tool is told when they leave.
        | Days(KEPT_DAYS).after(
            "state_since",
            where=~Q(says=Says.READS.value, state=State.PASSED_ON.value),
            said=_("it could not be passed on"),
        ),
    )

    tool = models.CharField(max_length=30)
    says = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Says])
    email = models.CharField(_("e-mail address"), max_length=254)
    told = models.JSONField(_("what was told"), default=dict, blank=True)
    uid = models.CharField(max_length=36, unique=True, help_text="by which the tool knows a second try again")
    tries = models.PositiveIntegerField(default=0)
    first_try_at = models.DateTimeField(null=True, blank=True)
    next_try_at = models.DateTimeField()
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = _("what was passed on to another tool")
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "next_try_at"], name="supporters_passed_on_due")]

    def __str__(self) -> str:
        return f"{self.says} to {self.tool}: {self.state}"

    @property
    def failed(self) -> bool:
        """Whether it was given up."""
        return bool(self.state == State.FAILED)

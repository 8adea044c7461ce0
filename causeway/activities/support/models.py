"""One need of a host, and what the campaign promised."""

import datetime as dt

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.activities.activity import words
from causeway.activities.activity.models import Activity
from causeway.activities.support.domain import MOVES, Standing, State, standing
from causeway.moves.models import Moving


class SupportQuerySet(models.QuerySet["SupportPromise"]):
    """Needs by whether anybody answered."""

    def answered(self) -> "SupportQuerySet":
        """Return those of which the campaign said anything."""
        return self.exclude(state=State.OPEN)


class SupportPromise(Moving):
    """What a host needs, who of the staff sees to it, until when. ``first_due`` is the day that was named first."""

    moves = MOVES
    holds_no_personal_data = "what the campaign promised; the owner is staff, named by their account"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="support")
    need = models.CharField(max_length=20)
    owner = models.CharField(max_length=100, blank=True)
    first_due = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True, db_index=True)
    kept_on = models.DateField(null=True, blank=True)
    said = models.CharField(max_length=300, blank=True, help_text="as the host reads it, and everybody where the host agreed")

    objects = SupportQuerySet.as_manager()

    class Meta:
        ordering = ["due", "pk"]
        constraints = [models.UniqueConstraint(fields=["activity", "need"], name="activities_support_once_for_a_need")]

    def __str__(self) -> str:
        return f"{words.need(self.need)}: {self.activity}"

    @property
    def what(self) -> str:
        """What is needed."""
        return words.need(self.need)

    @property
    def standing(self) -> Standing:
        """How it stands today."""
        return standing(State(self.state), self.first_due, self.due, self.kept_on, timezone.localdate())

    @property
    def in_words(self) -> str:
        """How it stands, in a few words for everybody."""
        return _SAID[self.standing]() % {"due": _shown(self.due), "kept": _shown(self.kept_on)}

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return bool(self.state == State.OPEN)

    @property
    def is_promised(self) -> bool:
        """Whether somebody has it in hand."""
        return bool(self.state == State.PROMISED)

    @property
    def is_failed(self) -> bool:
        """Whether it was not kept."""
        return bool(self.state == State.NOT_KEPT)


def _shown(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""


_SAID = {
    Standing.OPEN: lambda: _("not answered yet"),
    Standing.DUE: lambda: _("promised by %(due)s"),
    Standing.LATE: lambda: _("promised by %(due)s, and late"),
    Standing.KEPT: lambda: _("kept on %(kept)s"),
    Standing.KEPT_LATE: lambda: _("kept late, on %(kept)s"),
    Standing.NOT_KEPT: lambda: _("promised, and not kept"),
    Standing.DECLINED: lambda: _("the campaign cannot do this"),
}

"""A motion: whose text it is, in which body, about which place, and where it stands."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from causeway.motions.carrying.domain import MOVES
from causeway.motions.wording.domain import Clause, from_json
from causeway.moves.models import Moving
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days

KEPT_DAYS = 365  # a year after it was last touched, what is nobody's but its writer's goes
UNVERIFIED_DAYS = 7


class Motion(Moving):
    """One motion. ``model`` is the model's text as it stood when it was begun, ``clauses`` the motion's own."""

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To keep a motion for whoever drafts it, and to ask them what came of it."),
        private=("email", "clauses"),
        public=("named", "area_name", "state"),
        until=Days(KEPT_DAYS).after("touched", said=_("it was last touched"))
        | Days(UNVERIFIED_DAYS).after("touched", where=Q(verified_at=None), said=_("it was begun, if nobody opened the link")),
    )

    kind = models.SlugField(max_length=30)
    named = models.CharField(_("name of the body"), max_length=120)
    title = models.CharField(max_length=120)
    nation = models.CharField(max_length=9)
    area_kind = models.CharField(max_length=20)
    area_code = models.CharField(max_length=9)
    area_name = models.CharField(_("place"), max_length=120)
    seat_code = models.CharField(max_length=9, blank=True)
    model = models.JSONField(default=list, blank=True)
    clauses = models.JSONField(default=list, blank=True)
    email = models.EmailField(blank=True)
    touched = models.DateTimeField(default=timezone.now, db_index=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    since = models.DateField(null=True, blank=True, help_text="the day it came to stand so, as its writer reported")
    meets_on = models.DateField(_("day of the meeting"), null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True, help_text="when its writer was asked what came of the meeting, once")
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveIntegerField(null=True, blank=True)
    proof = models.URLField(max_length=400, blank=True)
    in_public = models.BooleanField(default=False, help_text="its writer wants it on the site once staff have read it")

    class Meta:
        indexes = [models.Index(fields=["kind", "area_code"], name="motions_motion_body")]

    def __str__(self) -> str:
        return self.named

    @property
    def text(self) -> tuple[Clause, ...]:
        """Its clauses, in order."""
        return from_json(self.clauses)

    @property
    def began_with(self) -> tuple[Clause, ...]:
        """The model's clauses as they stood when it was begun."""
        return from_json(self.model)

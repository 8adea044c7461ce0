"""Somebody who comes to one day of an activity, or waits for a place."""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from causeway.activities.activity.models import Day
from causeway.activities.signing_up.domain import MOVES, State
from causeway.moves.models import Moving
from causeway.people.row_links import new_nonce
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days


class SignUpQuerySet(models.QuerySet["SignUp"]):
    """Sign-ups by whether anybody can be written to."""

    def written_to(self) -> "SignUpQuerySet":
        """Return those whose person was not erased."""
        return self.exclude(email="")


class SignUp(Moving):
    """One person's place. ``still`` says that they answered the reminder; ``came`` what the host ticked."""

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To keep a place for you, tell you of changes, and let the host see who comes."),
        private=("name", "email"),
        secret=("nonce",),
        public=("day__activity__title", "state"),
        until=Days(30).after("day__ends_at", said=_("the day of the activity"))
        | Days(3).after("state_since", where=models.Q(state=State.ASKED.value), said=_("it was asked for and not confirmed")),
    )

    day = models.ForeignKey(Day, on_delete=models.CASCADE, related_name="sign_ups")
    name = models.CharField(_("your name"), max_length=100)
    email = models.CharField(_("your e-mail address"), max_length=254)
    nonce = models.CharField(max_length=32, blank=True, default=new_nonce)
    reminded_at = models.DateTimeField(null=True, blank=True)
    still = models.BooleanField(default=False)
    came = models.BooleanField(null=True, blank=True)

    objects = SignUpQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("sign-ups")
        ordering = ["state_since", "pk"]
        constraints = [
            models.UniqueConstraint(
                "day", Lower("email"), condition=~models.Q(email=""), name="activities_sign_up_once_for_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"sign-up {self.pk}"

    @property
    def is_coming(self) -> bool:
        """Whether they have a place."""
        return bool(self.state == State.COMING)

    @property
    def is_waiting(self) -> bool:
        """Whether they wait for one."""
        return bool(self.state == State.WAITING)

    @property
    def is_asked(self) -> bool:
        """Whether they have still to confirm it."""
        return bool(self.state == State.ASKED)

"""Who speaks for a branch. Their address is used to reach them and shown to nobody but staff who confirm them."""

from typing import Self

from django.db import models
from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _

from causeway.branches.directory.models import Branch
from causeway.branches.officers import domain
from causeway.branches.officers.domain import MOVES, ONE_AT_A_TIME, OVER, State
from causeway.moves.models import Moving
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days


class Role(models.TextChoices):
    """What somebody is in a branch, in words."""

    SECRETARY = domain.Role.SECRETARY.value, _("secretary")
    DEPUTY = domain.Role.DEPUTY.value, _("deputy secretary")
    OFFICER = domain.Role.OFFICER.value, _("officer")


# The secretary first, then the deputy: by the alphabet an officer would stand between the two.
RANK = Case(*(When(role=role.value, then=rank) for rank, role in enumerate(domain.Role)))


class OfficerQuerySet(models.QuerySet["Officer"]):
    """Officers by whose they are and whether they serve."""

    def serving(self) -> Self:
        """Return those who serve."""
        return self.filter(state=State.SERVING).exclude(email="")

    def of(self, email: str) -> Self:
        """Return those with this address."""
        return self.filter(email__iexact=email) if email else self.none()


class Officer(Moving):
    """Somebody with a role in a branch."""

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To pass letters on to whoever speaks for a branch, and to show them their area’s work."),
        private=("name", "email"),
        public=("branch__name", "role", "state", "until"),
        until=Days(14).after("state_since", where=Q(state=State.ASKED), said=_("they were asked and did not answer"))
        | Days(90).after("state_since", where=Q(state__in=OVER), said=_("their term ended or staff refused them")),
    )

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="officers")
    role = models.CharField(_("role"), max_length=12, choices=Role.choices)
    name = models.CharField(_("name"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    until = models.DateField(_("end of term"), null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, help_text="when they were told that their term ends soon")
    again_at = models.DateTimeField(null=True, blank=True, help_text="when they said that they were elected again")
    confirmed_by = models.CharField(max_length=150, blank=True, help_text="the staff's account that confirmed them")

    objects = OfficerQuerySet.as_manager()

    class Meta:
        verbose_name = _("branch officer")
        verbose_name_plural = _("branch officers")
        ordering = ["branch__name", RANK, "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["branch", "role"],
                condition=Q(state=State.SERVING, role__in=sorted(ONE_AT_A_TIME)),
                name="branches_one_secretary_and_one_deputy",
            )
        ]
        indexes = [models.Index(fields=["email"], name="branches_officer_email")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} of {self.branch}"

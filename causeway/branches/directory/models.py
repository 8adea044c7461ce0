"""Branches, and what each shows of itself: every version was read by staff before everybody could."""

from enum import StrEnum
from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from causeway.areas.models import Area
from causeway.branches.directory.domain.roles import Wanted, wanted
from causeway.frame.addresses import whole_address
from causeway.moves.domain import Moves
from causeway.regions.models import Region
from causeway.review.domain import State, reviewed
from causeway.review.models import Reviewed


class Act(StrEnum):
    """What happens to a version of a branch's page beside what happens to all that is reviewed."""

    REPLACE = "a newer version is published"


PAGES: Moves[Any, Any] = Moves(
    "A branch’s page", {**reviewed("A branch’s page").table, (State.PUBLISHED, Act.REPLACE): State.WITHDRAWN}
)


class BranchQuerySet(models.QuerySet["Branch"]):
    """Branches by whether everybody sees them."""

    def listed(self) -> Self:
        """Return those with a page that staff have published and not taken off."""
        return self.filter(pages__state=State.PUBLISHED, withdrawn_at=None)


class Branch(models.Model):
    """A branch: its name, and the councils whose employees it is for. It has a page where one was published."""

    holds_no_personal_data = "a branch's name and area; its officers stand in rows of their own"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=100)
    authorities = models.ManyToManyField(Area, related_name="+", verbose_name=_("councils"))
    region = models.CharField(_("region"), max_length=9, choices=Region.choices)
    created = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    last_done = models.DateField(
        null=True, blank=True, help_text="the latest dated thing that rooms tell of its area, noted by a job"
    )

    objects = BranchQuerySet.as_manager()

    class Meta:
        verbose_name = _("branch")
        verbose_name_plural = _("branches")
        ordering = ["name"]
        permissions = [
            ("see_branches", "Can see branches of the regions they look after, and how their letters stand"),
            ("all_regions", "Can do so for every region"),
            ("import_branches", "Can bring in a file of branches, and take one off"),
            ("confirm_officers", "Can confirm officers and end their term"),
            ("answer_letters", "Can read and answer letters that no officer answered"),
        ]

    def __str__(self) -> str:
        return self.name


class Listing(Reviewed):
    """One version of a branch's page, as somebody wrote it; the published one is shown, and there is one at a time."""

    holds_no_personal_data = (
        "what a branch chose to publish about itself, and staff have read; who wrote it stands with its officers"
    )
    moves = PAGES

    branch = models.ForeignKey(Branch, on_delete=models.CASCADE, related_name="pages")
    writer = models.ForeignKey("branches.Officer", on_delete=models.SET_NULL, null=True, blank=True, related_name="pages")
    councils = models.ManyToManyField(
        Area,
        related_name="+",
        blank=True,
        help_text="as its writer named them, the branch's once it is published; none where they stay",
    )
    about = models.TextField(_("about the branch"), blank=True)
    meets = models.CharField(_("when and where it meets"), max_length=200, blank=True)
    website = models.URLField(_("its own page"), blank=True)
    roles = models.TextField(_("roles to volunteer for"), blank=True, help_text="one a line: its name, a colon, what it takes")
    shows_secretary = models.BooleanField(_("the secretary’s name is shown"), default=False)

    class Meta:
        permissions = [("publish", "Can publish branches’ pages")]

    def __str__(self) -> str:
        return self.branch.name

    @property
    def area(self) -> tuple[Area, ...]:
        """The councils that the branch is for with this page."""
        return tuple(self.councils.order_by("name")) or tuple(self.branch.authorities.order_by("name"))

    @property
    def area_before(self) -> tuple[Area, ...]:
        """The councils that the branch is for until this page is published; none where it changes nothing."""
        before = tuple(self.branch.authorities.order_by("name"))
        return () if before == self.area else before

    @property
    def public_address(self) -> str:
        """Where everybody sees the branch now; empty while it is not listed."""
        listed = Branch.objects.listed().filter(pk=self.branch_id).exists()
        return reverse("branches:branch", args=[self.branch.slug]) if listed else ""

    @property
    def desk_address(self) -> str:
        """Where its officers change it."""
        return whole_address("branches:desk")

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The roles to volunteer for."""
        return wanted(self.roles)

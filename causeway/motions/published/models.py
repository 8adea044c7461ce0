"""What is public of a motion: a version with its proof, as staff read it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.motions.carrying.models import Motion
from causeway.motions.published.domain import MOVES
from causeway.motions.wording.domain import Clause, from_json
from causeway.privacy.personal import Personal
from causeway.privacy.until import kept_until
from causeway.review.models import Reviewed


class Minutes(models.Model):
    """Minutes that prove what a body decided: a PDF, handed out only beside a published version."""

    personal = Personal(
        whose="motion__email",
        purpose=_("To prove what a body decided. Minutes can name those who were there."),
        public=("name",),
        row_goes=True,
        asked=False,
        until=kept_until(_("its motion is taken off the site, or erased before it was published")),
    )

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="minutes")
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    uploaded = models.DateTimeField()

    class Meta:
        verbose_name_plural = _("minutes of motions")

    def __str__(self) -> str:
        return self.name


class Version(Reviewed):
    """A motion as it stood when its writer last asked to have it published. The published one is on the site, and there is one at a time."""

    moves = MOVES

    motion = models.ForeignKey(Motion, on_delete=models.CASCADE, related_name="versions")
    stands = models.CharField(max_length=30, help_text="where the motion stood")
    clauses = models.JSONField(default=list)
    since = models.DateField(help_text="the day it came to stand so, as reported")
    votes_for = models.PositiveIntegerField(null=True, blank=True)
    votes_against = models.PositiveIntegerField(null=True, blank=True)
    votes_abstained = models.PositiveIntegerField(null=True, blank=True)
    proof = models.URLField(max_length=400, blank=True)
    minutes = models.ForeignKey(Minutes, on_delete=models.SET_NULL, null=True, blank=True, related_name="versions")

    class Meta:
        permissions = [("publish", "Can publish motions")]

    def __str__(self) -> str:
        return f"{self.motion.named}, {self.stands}"

    @property
    def text(self) -> tuple[Clause, ...]:
        """Its clauses, in order."""
        return from_json(self.clauses)

    @property
    def words(self) -> str:
        """Everything in it that somebody typed, for the check that no child can be known from it."""
        return "\n".join([self.motion.named, *(clause.text for clause in self.text if clause.figure is None)])

"""What came of an activity, as its host tells it: public as a story once staff have read it; and pictures with consent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.activities.activity.models import Activity
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days, kept_until
from causeway.review.domain import State, reviewed
from causeway.review.models import Reviewed


class Report(Reviewed):
    """Three answers: how many came, what came of it, what the campaign should know. The last is for staff alone."""

    moves = reviewed("A report")
    personal = Personal(
        whose="activity__email",
        purpose=_("To tell others what came of what you did, in your words."),
        private=("for_staff",),
        public=("title", "text", "people"),
        until=Days(90).after("activity__last_day", said=_("the last day of the activity")),
    )

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="report")
    people = models.PositiveIntegerField(_("how many came"), null=True, blank=True)
    title = models.CharField(_("what came of it, in a line"), max_length=120)
    text = models.TextField(_("what came of it"))
    for_staff = models.TextField(_("for the campaign alone"), blank=True)

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        """Whether everybody reads it."""
        return bool(self.state == State.PUBLISHED)

    @property
    def waits(self) -> bool:
        """Whether staff have still to read it."""
        return bool(self.state == State.HELD)


class Photo(models.Model):
    """A picture of an activity, drawn anew so that nothing of the camera is in it; shown with the published report only."""

    personal = Personal(
        whose="report__activity__email",
        purpose=_("To show what came of what you did."),
        private=("alt",),
        row_goes=True,
        until=kept_until(_("you or we take it off")),
    )

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="photos")
    content = models.BinaryField()
    alt = models.CharField(_("what is on it"), max_length=200)
    consent = models.BooleanField(default=False)
    added = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=models.Q(consent=True), name="activities_photo_with_consent")]

    def __str__(self) -> str:
        return self.alt

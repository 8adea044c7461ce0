"""A newsletter, what it says in each place while it is written, and to whom it went: one row each, so that nobody gets it twice."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving
from causeway.privacy.personal import Personal
from causeway.supporters.joining.models import GONE, Supporter
from causeway.supporters.newsletters.domain import MOVES, Block, State, from_json


def new_uid() -> str:
    """Return what stands in the address of a newsletter's page."""
    return secrets.token_hex(6)


class Newsletter(Moving):
    """One newsletter. ``reached`` is the key of the last supporter that was looked at, from which composing goes on after a break."""

    moves = MOVES
    holds_no_personal_data = "Words of the campaign, and the account that wrote them."

    uid = models.CharField(max_length=12, unique=True, default=new_uid)
    subject = models.CharField(_("subject"), max_length=120)
    blocks = models.JSONField(default=list)
    about = models.CharField(max_length=20, help_text="the subject under which readers chose it")
    area_kind = models.CharField(max_length=12, blank=True, help_text="empty: everybody; else region or seat")
    area_code = models.CharField(max_length=9, blank=True)
    monthly = models.BooleanField(default=False, help_text="also for those who want one a month at most")
    written_by = models.CharField(max_length=150)
    version = models.PositiveIntegerField(default=1)
    tested = models.PositiveIntegerField(default=0, help_text="the version that was last sent to staff as a test")
    reached = models.BigIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    came_of_it = models.TextField(_("what came of it"), blank=True)

    class Meta:
        verbose_name_plural = _("newsletters")
        ordering = ["-pk"]
        permissions = [("write", "Can write newsletters"), ("send", "Can send newsletters")]

    def __str__(self) -> str:
        return self.subject

    @property
    def parts(self) -> tuple[Block, ...]:
        """Its blocks."""
        return from_json(self.blocks)

    @property
    def is_draft(self) -> bool:
        """Whether it can still be changed."""
        return bool(self.state == State.DRAFT)

    @property
    def is_sending(self) -> bool:
        """Whether it is being written to its readers."""
        return bool(self.state == State.SENDING)

    @property
    def is_stopped(self) -> bool:
        """Whether staff stopped it."""
        return bool(self.state == State.STOPPED)

    @property
    def is_public(self) -> bool:
        """Whether its page is there for everybody: from when it was sent on."""
        return self.sent_at is not None

    @property
    def was_tested(self) -> bool:
        """Whether it was sent to staff as it stands now."""
        return self.tested == self.version


class PlaceCopy(models.Model):
    """What everybody of one place reads, made once while a newsletter is written to its readers; a mark stands where their own link goes."""

    holds_no_personal_data = "A newsletter as every reader of a constituency gets it."

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="copies")
    seat_code = models.CharField(max_length=9, blank=True)
    region = models.CharField(max_length=9, blank=True)
    text = models.TextField()
    html = models.TextField()

    class Meta:
        verbose_name_plural = _("newsletters by place")
        constraints = [models.UniqueConstraint(fields=["newsletter", "seat_code", "region"], name="supporters_copy_once_a_place")]

    def __str__(self) -> str:
        return f"copy {self.pk}"


class Delivery(models.Model):
    """That a newsletter was written to a supporter."""

    personal = Personal(
        whose="supporter__email",
        purpose=_("To send you a newsletter once, and show you what we sent."),
        public=("newsletter__subject", "at"),
        row_goes=True,
        until=GONE.through("supporter"),
    )

    newsletter = models.ForeignKey(Newsletter, on_delete=models.CASCADE, related_name="deliveries")
    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="deliveries")
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = _("newsletters sent")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["newsletter", "supporter"], name="supporters_newsletter_once")]

    def __str__(self) -> str:
        return f"delivery {self.pk}"

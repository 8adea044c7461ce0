"""The ledger's rows: what was promised, and every move of a promise."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.privacy.personal import Personal
from causeway.privacy.until import where
from causeway.roundtables.table.retention import ORGANISERS

# Of a seat is what its MP promised. A partner may be nobody's guest: typed by name, or taken off the list since.
PARTNERS_PROMISE = ORGANISERS.through("roundtable") & where(Q(seat__isnull=True))


class Promise(models.Model):
    """What somebody promised, in their words. Published only where organisers and staff agreed, with their right of reply."""

    personal = Personal(
        whose="guest__email",
        purpose=_("To keep a ledger of what holders of public office promised in a meeting, and whether it was done."),
        private=("who", "words", "reply", "evidence"),
        withheld=("shown_by",),
        public=("due", "state"),
        until=PARTNERS_PROMISE.saying(
            _("So it is with what a partner promised. What an MP promised is kept as the record of a public office.")
        ),
    )

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="promises")
    seat = models.ForeignKey("roundtables.Seat", on_delete=models.SET_NULL, null=True, blank=True, related_name="promises")
    guest = models.ForeignKey("roundtables.Guest", on_delete=models.SET_NULL, null=True, blank=True, related_name="promises")
    who = models.CharField(max_length=160, blank=True)
    words = models.TextField(blank=True, help_text="in their words")
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, default="made")
    evidence = models.URLField(max_length=500, blank=True)
    shown_by = models.CharField(max_length=300, blank=True, help_text="what shows it, where it is no page: a letter, a note")
    client_id = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    organiser_agrees_at = models.DateTimeField(null=True, blank=True)
    staff_agree_at = models.DateTimeField(null=True, blank=True)
    nonce = models.CharField(max_length=32, blank=True, help_text="of the link by which who promised answers")
    reply = models.TextField(blank=True, help_text="right of reply")
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        permissions = [("publish_promises", "Can agree to publish promises")]
        constraints = [models.UniqueConstraint(fields=["roundtable", "client_id"], name="roundtables_promise_client_once")]

    def __str__(self) -> str:
        return f"promise {self.pk}"


class PromiseEvent(models.Model):
    """One move of a promise in the ledger."""

    personal = Personal(
        whose="promise__guest__email",
        purpose=_("To show beside a promise what was done for it, and what shows that."),
        private=("evidence",),
        withheld=("shown_by",),
        public=("at", "state"),
        until=PARTNERS_PROMISE.through("promise"),
    )

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="events")
    at = models.DateTimeField()
    act = models.CharField(max_length=60)
    state = models.CharField(max_length=12)
    evidence = models.URLField(max_length=500, blank=True)
    shown_by = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = _("moves of promises")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.act} ({self.state})"

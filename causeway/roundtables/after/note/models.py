"""The note of the day: the organisers' text, who was sent it by a link of their own, and what each suggests."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.privacy.personal import Personal
from causeway.roundtables.table.retention import OF_ROUNDTABLE, THOSE_INVITED


class DayNote(models.Model):
    """The note of one roundtable. ``sent_text`` is what went for correction, ``final_text`` what went in the end."""

    personal = Personal(
        whose="copies__email",
        purpose=gettext_lazy("To send those who were there a note of what was said, which they can correct."),
        private=("sent_text", "final_text"),
        withheld=("text",),
        public=("roundtable__title",),
        called={**OF_ROUNDTABLE, "sent_text": "sent", "final_text": "final"},
        until=THOSE_INVITED.through("roundtable"),
        asked=False,  # it is the organisers' text for everybody who was there; they are told when a copy is erased
    )

    roundtable = models.OneToOneField("roundtables.Roundtable", on_delete=models.CASCADE, related_name="day_note")
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    sent_text = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    final_text = models.TextField(blank=True)
    final_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"note of roundtable {self.roundtable_id}"


class NoteCopy(models.Model):
    """Somebody who was there and is sent the note; the nonce is what their link carries."""

    personal = Personal(
        whose="email",
        purpose=gettext_lazy("To send somebody who was there the note, and let them correct it without an account."),
        private=("email",),
        withheld=("who",),
        secret=("nonce",),
        public=("note__roundtable__title",),
        called={"note__roundtable__title": "roundtable"},
        until=THOSE_INVITED.through("note__roundtable"),
    )

    note = models.ForeignKey(DayNote, on_delete=models.CASCADE, related_name="copies")
    who = models.CharField(max_length=160, blank=True)
    email = models.CharField(max_length=254, blank=True)
    nonce = models.CharField(max_length=32, blank=True)
    office = models.BooleanField(
        default=False, help_text="an MP's office, which is public; nobody there is asked whether they want mail"
    )

    class Meta:
        verbose_name_plural = "note copies"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["note", "email"], condition=~Q(email=""), name="roundtables_note_copy_once")
        ]

    def __str__(self) -> str:
        return f"copy {self.pk}"


class Correction(models.Model):
    """One suggestion to the note, and what the organisers decided on it. None is overwritten."""

    personal = Personal(
        whose="copy__email",
        purpose=gettext_lazy("To put right what the note says of somebody."),
        private=("text", "why"),
        public=("at", "decision"),
        until=THOSE_INVITED.through("copy__note__roundtable"),
    )

    copy = models.ForeignKey(NoteCopy, on_delete=models.CASCADE, related_name="corrections")
    at = models.DateTimeField()
    text = models.TextField(blank=True)
    decision = models.CharField(max_length=10, blank=True, help_text="accepted or declined; empty: waits")
    why = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"correction {self.pk}"

    @property
    def decided(self) -> str:
        """What the organisers decided, in words before their reason; empty while it waits."""
        return {"": "", "accepted": _("Accepted:")}.get(self.decision, _("Declined:"))

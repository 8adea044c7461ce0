"""The day itself: the run sheet, its tasks, who came, and notes by theme."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.privacy.personal import Personal
from causeway.roundtables.table.retention import THOSE_INVITED, WHAT_WAS_SAID


class RunSheetItem(models.Model):
    """One part of the meeting: how many minutes of what, led by whom."""

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="run_sheet")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=160)
    theme = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=20, blank=True, help_text="who leads it: chair, host, speaker")
    speaker = models.ForeignKey("roundtables.Guest", on_delete=models.SET_NULL, null=True, blank=True, related_name="speaks")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.minutes} min {self.title}"


class Task(models.Model):
    """Something to be done some days before the day (after it, where the number is negative). It moves with the day."""

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="tasks")
    key = models.SlugField(max_length=40, blank=True, help_text="of a template; empty for the organisers' own")
    title = models.CharField(max_length=160)
    days_before = models.SmallIntegerField()
    whose = models.ForeignKey("roundtables.Organiser", on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks")
    done_at = models.DateTimeField(null=True, blank=True)
    remind = models.BooleanField(default=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-days_before", "pk"]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Whether somebody came. ``client_id`` is made by the phone, so that what is sent twice is kept once."""

    personal = Personal(
        whose=("guest__email", "email"),
        purpose=_("To know who came, thank them and send them the note."),
        private=("name", "email"),
        public=("came",),
        until=THOSE_INVITED.through("roundtable"),
    )

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="attendance")
    guest = models.ForeignKey("roundtables.Guest", on_delete=models.CASCADE, null=True, blank=True, related_name="attendance")
    invitation = models.ForeignKey(
        "roundtables.Invitation", on_delete=models.CASCADE, null=True, blank=True, related_name="attendance"
    )
    name = models.CharField(max_length=160, blank=True, help_text="of somebody who was not on the list, or who came for an MP")
    email = models.CharField(
        max_length=254, blank=True, help_text="of somebody who was not on the list and agreed to be sent the note; kept only then"
    )
    came = models.BooleanField(default=True)
    instead = models.BooleanField(
        null=True, blank=True, help_text="whether somebody came for the MP; empty: as their office said, or a guest"
    )
    client_id = models.CharField(max_length=40, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(fields=["roundtable", "guest"], name="roundtables_attendance_guest_once"),
            models.UniqueConstraint(fields=["roundtable", "invitation"], name="roundtables_attendance_mp_once"),
            models.UniqueConstraint(
                fields=["roundtable", "client_id"], condition=~Q(client_id=""), name="roundtables_attendance_client_once"
            ),
        ]

    def __str__(self) -> str:
        return f"attendance {self.pk}"


class Note(models.Model):
    """What was said on a theme, as it was written down."""

    personal = Personal(
        whose="guest__email",
        purpose=_("To send those who spoke a note they can correct."),
        private=("text",),
        public=("theme", "at"),
        until=WHAT_WAS_SAID.through("roundtable"),
    )

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="notes")
    guest = models.ForeignKey("roundtables.Guest", on_delete=models.SET_NULL, null=True, blank=True, related_name="said")
    theme = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    client_id = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["roundtable", "client_id"], name="roundtables_note_client_once")]

    def __str__(self) -> str:
        return f"note {self.pk}"

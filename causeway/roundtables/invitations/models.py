"""Invitations to MPs: the letter, every message about it, and everything an office answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.privacy.personal import Personal
from causeway.roundtables.invitations.domain.invitations import Heard, Said, State
from causeway.roundtables.table.retention import OF_ROUNDTABLE, THOSE_INVITED

_STATES = [(state.value, state.value) for state in State]
_SAID = [(said.value, said.value) for said in Said]
_HEARD = [(heard.value, heard.value) for heard in Heard]


class Invitation(models.Model):
    """The invitation to one MP. ``text`` is the letter as it went; until then it is composed from the organisers' words."""

    personal = Personal(
        whose="mp_email",
        purpose=_("To invite an MP once, in the organisers’ own words, and know what became of it."),
        private=("words",),
        withheld=("mp_email", "text"),
        secret=("nonce",),
        public=("roundtable__title", "mp_name", "state"),
        called={**OF_ROUNDTABLE, "mp_name": "to"},
        until=THOSE_INVITED.through("roundtable"),
    )

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="invitations")
    seat = models.ForeignKey("roundtables.Seat", on_delete=models.CASCADE, related_name="invitations")
    member_id = models.PositiveIntegerField()
    mp_name = models.CharField(max_length=160)
    mp_email = models.CharField(max_length=254, blank=True)
    salutation = models.CharField(max_length=120, blank=True)
    words = models.TextField(blank=True, help_text="the organisers' own words to this MP")
    state = models.CharField(max_length=30, choices=_STATES, default=State.DRAFT, db_index=True)
    state_since = models.DateTimeField()
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True, help_text="the letter as it went")
    went_at = models.DateTimeField(null=True, blank=True)
    nonce = models.CharField(
        max_length=32, blank=True, help_text="what the office's link carries; a new one revokes the old link"
    )
    created = models.DateTimeField()

    class Meta:
        ordering = ["seat__name"]
        constraints = [
            models.UniqueConstraint(fields=["seat", "member_id"], name="roundtables_invitation_once"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in State]), name="roundtables_invitation_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"invitation to the MP for {self.seat}"


class Dispatch(models.Model):
    """One message to an MP's office that left: the letter, a nudge, the offer of a visit. By us or from the organiser's mailbox."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="dispatches")
    kind = models.CharField(max_length=12, help_text="letter, nudge, offer")
    at = models.DateTimeField()
    by_us = models.BooleanField()
    not_delivered = models.BooleanField(default=False)
    message_id = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "dispatches"
        constraints = [
            models.UniqueConstraint(fields=["message_id"], condition=~Q(message_id=""), name="roundtables_dispatch_message")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Answer(models.Model):
    """One answer of an office. An office that answers again adds a row: the last one counts, and nothing is lost."""

    PERSONAL = ("who", "email", "access_needs", "dietary", "question", "note")

    personal = Personal(
        whose="email",
        purpose=_("To know whether an MP comes, on which dates, who comes instead, and what they need."),
        private=PERSONAL,
        public=("at", "said"),
        until=THOSE_INVITED.through("invitation__roundtable"),
    )

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="answers")
    at = models.DateTimeField()
    said = models.CharField(max_length=16, choices=_SAID)
    heard = models.CharField(max_length=24, choices=_HEARD)
    dates = models.ManyToManyField("roundtables.CandidateDate", blank=True, related_name="answers", help_text="those they can do")
    who = models.CharField(max_length=160, blank=True, help_text="who comes instead, or whom the organisers spoke to")
    email = models.CharField(max_length=254, blank=True, help_text="where the joining details go")
    access_needs = models.TextField(blank=True)
    dietary = models.TextField(blank=True)
    question = models.TextField(blank=True, help_text="for the organisers")
    note = models.TextField(blank=True, help_text="by the organiser who logged it")
    come_back_on = models.DateField(null=True, blank=True, help_text="when to ask again, where they said: later")
    logged_by = models.ForeignKey(
        "roundtables.Organiser",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="empty: the office itself",
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.said} ({self.heard})"


class CourtesyNotice(models.Model):
    """The note that tells an MP that colleagues are invited into their seat."""

    personal = Personal(
        whose="mp_email",
        purpose=_("To tell an MP, as the courtesies of the House ask, that other MPs are invited into their constituency."),
        private=("text",),
        withheld=("mp_email",),
        public=("roundtable__title", "mp_name"),
        called={**OF_ROUNDTABLE, "mp_name": "to"},
        until=THOSE_INVITED.through("roundtable"),
    )

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="notices")
    seat_code = models.CharField(max_length=9)
    seat_name = models.CharField(max_length=120)
    member_id = models.PositiveIntegerField()
    mp_name = models.CharField(max_length=160)
    mp_email = models.CharField(max_length=254, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True, help_text="as it went")
    went_at = models.DateTimeField(null=True, blank=True)
    by_us = models.BooleanField(default=False)
    message_id = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["seat_name"]
        constraints = [models.UniqueConstraint(fields=["roundtable", "seat_code", "member_id"], name="roundtables_notice_once")]

    def __str__(self) -> str:
        return f"notice to the MP for {self.seat_name}"

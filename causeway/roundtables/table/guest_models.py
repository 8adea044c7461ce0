"""Who else sits at the table: school leaders with their schools, and partners as roles to fill."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.privacy.personal import Personal
from causeway.roundtables.table.domain.kinds import GuestKind, Phase
from causeway.roundtables.table.retention import OF_ROUNDTABLE, THOSE_INVITED

_KINDS = [(kind.value, kind.value) for kind in GuestKind]
_PHASES = [(phase.value, phase.value) for phase in Phase]


class Guest(models.Model):
    """Somebody who is asked to come: a school leader with their school, or a partner.

    ``school_seat_code`` is where the school stands; whose constituent somebody is, is for them to say, and is not asked.
    """

    PERSONAL = ("name", "post", "email", "school", "access_needs", "dietary")

    personal = Personal(
        whose="email",
        purpose=_("To ask somebody which dates they can do, let them in, seat and feed them, and send them the note."),
        private=(*PERSONAL, "speaks_on"),
        secret=("nonce", "school_urn"),  # by its number the school is known, and by the school its head
        public=("roundtable__title", "comes"),
        called=OF_ROUNDTABLE,
        also={"erased": True},
        until=THOSE_INVITED.through("roundtable"),
    )

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="guests")
    kind = models.CharField(max_length=12, choices=_KINDS)
    name = models.CharField(max_length=100, blank=True)
    post = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=254, blank=True)
    school_urn = models.PositiveIntegerField(null=True, blank=True)
    school = models.CharField(max_length=160, blank=True)
    phase = models.CharField(max_length=24, choices=_PHASES, blank=True)
    school_seat_code = models.CharField(max_length=9, blank=True)
    speaks_on = models.CharField(max_length=120, blank=True, help_text="the theme they speak on")
    access_needs = models.TextField(blank=True)
    dietary = models.TextField(blank=True)
    nonce = models.CharField(max_length=32, blank=True, help_text="what their link carries; a new one revokes the old link")
    asked_at = models.DateTimeField(null=True, blank=True, help_text="when they were first asked for dates")
    asked_again_at = models.DateTimeField(
        null=True, blank=True, help_text="when they were asked a second time; there is no third"
    )
    asked_new_at = models.DateTimeField(
        null=True, blank=True, help_text="when they were last asked about dates that were added since"
    )
    comes = models.BooleanField(null=True, blank=True, help_text="whether they come on the confirmed day; empty: has not said")
    added = models.DateTimeField()
    erased = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["roundtable", "email"], condition=~Q(email=""), name="roundtables_guest_once")
        ]

    def __str__(self) -> str:
        return f"guest {self.pk}"

    @property
    def last_asked(self) -> dt.datetime | None:
        """When a message last asked them for dates; of every date that was on offer then they know."""
        return max(filter(None, (self.asked_at, self.asked_again_at, self.asked_new_at)), default=None)


class Partner(models.Model):
    """A role to fill at the table, such as the director of children's services, and who fills it."""

    holds_no_personal_data = "a role at a public body; who fills it stands in the guest's own row"

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="partners")
    key = models.SlugField(max_length=40)
    body = models.CharField(max_length=160, blank=True, help_text="of which body: the council, the integrated care board")
    guest = models.ForeignKey(Guest, on_delete=models.SET_NULL, null=True, blank=True, related_name="fills")
    not_needed = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["roundtable", "key", "body"], name="roundtables_partner_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.body}".strip()

"""Letters of thanks: the organisers' words to each group, and one row for each person who is thanked, once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.privacy.personal import Personal
from causeway.roundtables.after.thanks.domain import Group
from causeway.roundtables.table.retention import OF_ROUNDTABLE, THOSE_INVITED

_GROUPS = [(group.value, group.value) for group in Group]


class ThanksWords(models.Model):
    """What the organisers write to everybody of a group. Without a row, a draft by rule stands in."""

    holds_no_personal_data = "the organisers' words to a whole group; what is written to one person stands in that person's row"

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="thanks_words")
    group = models.CharField(max_length=12, choices=_GROUPS)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "words of thanks"
        constraints = [models.UniqueConstraint(fields=["roundtable", "group"], name="roundtables_thanks_words_once")]

    def __str__(self) -> str:
        return f"words of thanks to {self.group}"


class Thanks(models.Model):
    """The thanks to one person: a guest, or the MP of an invitation. ``went_at`` is empty while only the own sentence is kept."""

    PERSONAL = ("own", "email", "text")

    personal = Personal(
        whose=("guest__email", "email", "invitation__mp_email"),
        purpose=_("To thank somebody once, with a sentence of their own, and know that it was done."),
        private=PERSONAL,
        public=("roundtable__title", "went_at"),
        called={**OF_ROUNDTABLE, "went_at": "at"},
        until=THOSE_INVITED.through("roundtable"),
    )

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="thanks")
    guest = models.ForeignKey("roundtables.Guest", on_delete=models.CASCADE, null=True, blank=True, related_name="thanks")
    invitation = models.ForeignKey(
        "roundtables.Invitation", on_delete=models.CASCADE, null=True, blank=True, related_name="thanks"
    )
    own = models.TextField(blank=True, help_text="the organisers' own words to this person")
    email = models.CharField(max_length=254, blank=True, help_text="where we sent it")
    text = models.TextField(blank=True, help_text="the letter as it went")
    went_at = models.DateTimeField(null=True, blank=True)
    by_us = models.BooleanField(default=False)
    message_id = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "thanks"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["roundtable", "guest"], name="roundtables_thanks_guest_once"),
            models.UniqueConstraint(fields=["roundtable", "invitation"], name="roundtables_thanks_mp_once"),
            models.UniqueConstraint(fields=["message_id"], condition=~Q(message_id=""), name="roundtables_thanks_message"),
            models.CheckConstraint(
                condition=Q(guest__isnull=False, invitation__isnull=True) | Q(guest__isnull=True, invitation__isnull=False),
                name="roundtables_thanks_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"thanks {self.pk}"

"""What comes after a letter went: the writer's private page, replies, letters after the first, and what staff show of them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from causeway.letters.after.domain.following_up import Kind
from causeway.letters.letter.keeping import ENDED_LONG_AGO
from causeway.people.one_time import OneTimeLink
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days

_KINDS = [(kind.value, kind.name.lower()) for kind in Kind]


class Reply(models.Model):
    """An MP's reply as its writer logged it: the day, what it said in codes, and its words without names and addresses."""

    personal = Personal(
        whose="letter__email",
        purpose=_("To show the writer what was answered, and to count without names what MPs answer and how soon."),
        private=("text",),
        public=("received_on", "days", "said"),
        called={"received_on": "received"},
        until=ENDED_LONG_AGO.through("letter"),
    )

    letter = models.ForeignKey("letters.Letter", on_delete=models.CASCADE, related_name="replies")
    logged_at = models.DateTimeField()
    received_on = models.DateField()
    days = models.PositiveIntegerField(help_text="from the letter's going to the reply's coming")
    said = models.JSONField(default=list, help_text="codes of what it said")
    is_answer = models.BooleanField(default=True, help_text="false when it only acknowledges that the letter came")
    text = models.TextField(blank=True, help_text="without names and addresses")

    class Meta:
        ordering = ["received_on", "pk"]
        verbose_name_plural = _("replies to letters")

    def __str__(self) -> str:
        return f"reply {self.pk} after {self.days} days"


class FollowUp(models.Model):
    """A letter after the first, delivered for its writer: asking after the first, or answering the reply."""

    personal = Personal(
        whose="letter__email",
        purpose=_("To show the writer what they wrote, and to keep a second letter from going too soon."),
        private=("subject", "text"),
        secret=("message_id",),
        public=("kind", "created"),
        called={"created": "at"},
        until=ENDED_LONG_AGO.through("letter"),
    )

    letter = models.ForeignKey("letters.Letter", on_delete=models.CASCADE, related_name="follow_ups")
    kind = models.CharField(max_length=10, choices=_KINDS)
    created = models.DateTimeField()
    delivered_by_us = models.BooleanField(default=True, help_text="false when the writer sent it from their own mailbox")
    not_delivered = models.BooleanField(default=False)
    message_id = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = _("letters after the first")
        ordering = ["created", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class PrivateLink(OneTimeLink):
    """One link to a writer's private page, and the visit it opened."""

    personal = Personal(
        whose="email",
        purpose=_("To let a writer see and erase their own letters without an account."),
        private=("email",),
        public=("created", "until"),
        row_goes=True,
        until=Days(1).after("until", said=_("the link or the visit ran out")),
    )

    email = models.CharField(max_length=254, help_text="the address of the letters it shows")

    class Meta:
        verbose_name_plural = _("links to private pages")
        constraints = [
            models.UniqueConstraint(fields=["visit_digest"], condition=~Q(visit_digest=""), name="letters_visit_unique")
        ]


class Publishing(models.Model):
    """Whether the public sees the counts of letters and replies for each seat; nothing is shown while there is no row."""

    campaign = models.CharField(max_length=80, unique=True, help_text="the campaign's slug")
    seats_shown = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "publishing"
        permissions = [("see_counts", "Can see letters and replies by seat")]

    def __str__(self) -> str:
        return f"{self.campaign}: {'shown' if self.seats_shown else 'not shown'}"

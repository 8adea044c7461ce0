"""Who follows what, which items were looked at for them, and what each was sent: one row each, so that nothing comes twice."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving
from causeway.news.alerts.domain import MOVES, HowOften, State
from causeway.news.alerts.labels import HOW_OFTEN
from causeway.news.items.models import Item
from causeway.people.row_links import new_nonce
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days

GONE = Days(30).after(
    "state_since",
    where=Q(state__in=[State.LEFT.value, State.UNREACHABLE.value]),
    said=_("you left, or mail to you came back"),
)
UNCONFIRMED = Days(7).after("state_since", where=Q(state=State.ASKED.value), said=_("you asked and did not confirm"))


class Follower(Moving):
    """One person who follows something. ``wording`` is what they said yes to; ``sent_at`` when they last had mail, or said yes."""

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To send you what is new of what you follow, and nothing else."),
        private=("email", "how_often", "paused_until", "wording", "given_at", "confirmed_at", "sent_at"),
        secret=("nonce",),
        public=("state", "state_since"),
        row_goes=True,
        until=GONE | UNCONFIRMED,
    )

    email = models.CharField(_("e-mail address"), max_length=254)
    how_often = models.CharField(
        _("how often"), max_length=10, default=HowOften.DAILY.value, choices=[(each.value, HOW_OFTEN[each]) for each in HowOften]
    )
    paused_until = models.DateField(null=True, blank=True)
    wording = models.TextField(help_text="the sentence beside the box, whole")
    given_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="when a link from the mailbox was used")
    sent_at = models.DateTimeField()
    nonce = models.CharField(max_length=32, default=new_nonce)

    class Meta:
        verbose_name_plural = _("followers of news")
        constraints = [models.UniqueConstraint(Lower("email"), name="news_follower_one_for_an_address")]
        indexes = [models.Index(fields=["state", "how_often", "sent_at"], name="news_follower_turn")]

    def __str__(self) -> str:
        return f"follower {self.pk}"

    @property
    def is_follower(self) -> bool:
        """Whether they confirmed it and have not left."""
        return bool(self.state == State.FOLLOWER)


class Follow(models.Model):
    """One thing that somebody follows: a query in the language of searches, and what it is called. It counts once it is confirmed."""

    personal = Personal(
        whose="follower__email",
        purpose=_("To know what you want to hear of."),
        private=("query", "title", "confirmed_at"),
        row_goes=True,
        until=(GONE | UNCONFIRMED).through("follower"),
    )

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="follows")
    query = models.CharField(max_length=500)
    title = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("what is followed in the news")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["follower", "query"], name="news_follow_once")]
        indexes = [models.Index(fields=["query"], name="news_follow_query")]

    def __str__(self) -> str:
        return f"follow {self.pk}"


class Considered(models.Model):
    """That an item was held against all that is followed. It is done once: a correction alerts nobody again."""

    holds_no_personal_data = "which published items were looked at"

    item = models.OneToOneField(Item, on_delete=models.CASCADE, primary_key=True, related_name="considered")
    at = models.DateTimeField()
    alerted = models.BooleanField(default=False, help_text="somebody was to be told of it: its page stays where the mail leads")

    def __str__(self) -> str:
        return f"considered {self.pk}"


class Alert(models.Model):
    """An item for somebody: it waits until it is their turn, and is sent once."""

    personal = Personal(
        whose="follower__email",
        purpose=_("To send you each thing once."),
        private=("because", "sent_at"),
        export=lambda row, _email: {"item": row.item.title, "because": row.because, "sent": str(row.sent_at or "")},
        row_goes=True,
        until=Days(60).after("at", said=_("it came in")) | (GONE | UNCONFIRMED).through("follower"),
    )

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="alerts")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="alerts")
    because = models.CharField(max_length=200, help_text="what is followed, as its follower reads it")
    at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("alerts")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["follower", "item"], name="news_alert_once")]
        indexes = [models.Index(fields=["follower"], condition=Q(sent_at=None), name="news_alert_waits")]

    def __str__(self) -> str:
        return f"alert {self.pk}"

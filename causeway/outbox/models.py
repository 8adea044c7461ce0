"""Messages that must arrive, every try to send them, and the lanes that keep a pace."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import StateField
from causeway.outbox.domain.states import ENDED, MOVES
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days, kept_until

PERMISSION = "outbox.look_after_outbox"  # of the staff who see and settle messages
KEPT_AFTER_END = 35  # days
ENDED_LONG_AGO = Days(KEPT_AFTER_END).after(
    "ended_at", where=models.Q(state__in=ENDED), said=_("the message was delivered, refused, returned or stopped")
)


DIGEST = "letters.address"  # as old as the first promise to send nothing more: under another it could not be kept


def address_key(email: str) -> str:
    """Return the keyed digest by which an e-mail address is recognised again."""
    return salted_hmac(DIGEST, email.strip().casefold(), algorithm="sha256").hexdigest()


def address_keys(email: str) -> tuple[str, ...]:
    """Return the same digest under the site's key and each older one: a promise made under one of them is kept."""
    plain = email.strip().casefold()
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return tuple(salted_hmac(DIGEST, plain, secret=key, algorithm="sha256").hexdigest() for key in keys)


def suppressed(email: str) -> models.Q:
    """Return the condition that a row is about this address."""
    return models.Q(address_key__in=address_keys(email))


class Lane(models.Model):
    """Messages that share a pace, such as those to one MP. No queue is kept here: the messages that wait in it are its queue."""

    name = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=160, blank=True, help_text="what staff read")
    per_hour = models.PositiveIntegerField(null=True, blank=True, help_text="empty: as the settings say; 0: without a limit")
    per_day = models.PositiveIntegerField(null=True, blank=True, help_text="empty: as the settings say; 0: without a limit")
    opens_at = models.DateTimeField(default=timezone.now, help_text="when the next message may leave")
    day = models.DateField(null=True, blank=True, help_text="the day that is being counted")
    left_today = models.PositiveIntegerField(default=0)
    paused_at = models.DateTimeField(null=True, blank=True)
    pause_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["opens_at"], name="outbox_lane_open", condition=models.Q(paused_at=None))]

    def __str__(self) -> str:
        return self.title or self.name


MESSAGE = Personal(
    whose=("person", "to", "reply_to"),
    purpose=_("Delivering what a person confirmed, and answering them about it."),
    private=("to", "from_name", "reply_to", "subject", "text", "html"),
    public=("kind", "state", "created_at"),
    secret=("person", "last_error", "no_more"),
    also={"erased_at": lambda now: now},
    until=ENDED_LONG_AGO,
)


def exported(message: "Message", email: str) -> dict[str, Any]:
    """Return a message for one of its people to download.

    Whoever gets it has all of it. Who wrote it, where it brings their words to somebody whose address they never saw, has neither that nor
    the text, in which the addressee's links stand.
    """
    theirs = message.person in {message.to, message.reply_to} or message.to.casefold() == email.strip().casefold()
    return MESSAGE.exported(message) | ({} if theirs else dict.fromkeys(("to", "text", "html"), ""))


class Message(models.Model):
    """One message to one person. ``about`` names the row it is about ("letters.Letter:7"); ``kind`` the room's own word for it."""

    personal = replace(MESSAGE, export=exported)
    moves = MOVES

    kind = models.CharField(max_length=40, db_index=True)
    about = models.CharField(max_length=80, blank=True, db_index=True)
    message_id = models.CharField(max_length=160, unique=True, help_text="with its angle brackets")
    to = models.CharField(max_length=254, blank=True)
    person = models.CharField(
        max_length=254, blank=True, db_index=True, help_text="whose data this is: who wrote it, else who gets it"
    )
    from_name = models.CharField(max_length=160, blank=True)
    reply_to = models.CharField(max_length=254, blank=True)
    in_reply_to = models.CharField(max_length=160, blank=True, help_text="Message-ID of the message this one follows")
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    lane = models.CharField(max_length=80, blank=True, help_text="the lane whose pace it keeps; empty: none")
    no_more = models.CharField(max_length=300, blank=True, help_text="where its addressee says that they want no more (RFC 8058)")
    list_id = models.CharField(max_length=120, blank=True, help_text="the list it is sent to, with its angle brackets (RFC 2919)")
    twice_is_harmless = models.BooleanField(default=False, help_text="may be sent again when it is not known whether it left")

    state = StateField(max_length=12, constraint="outbox_message_state_is_known")
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(default=timezone.now)
    claimed_by = models.CharField(max_length=80, blank=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    told = models.BooleanField(default=True, help_text="whether the rooms above have taken note of the state")
    created_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("messages that were sent")
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="outbox_message_due"),
            models.Index(fields=["lane", "state", "next_try_at", "id"], name="outbox_message_lane"),
            models.Index(fields=["id"], name="outbox_message_untold", condition=models.Q(told=False)),
        ]
        permissions = [("look_after_outbox", "Can look after the outbox")]

    def __str__(self) -> str:
        return f"{self.kind} {self.message_id} ({self.state})"

    def kept_of(self, reply: str) -> str:
        """Return what is kept of an answer about it: nothing where it was erased meanwhile, for an answer may repeat the address."""
        return "" if self.erased_at else reply[:300]


class Attachment(models.Model):
    """A file that goes with a message. One ``beside_text`` is another form of the text itself, as a calendar's invitation is (RFC 6047)."""

    personal = Personal(
        whose=("message__person", "message__to", "message__reply_to"),
        purpose=_("Delivering what goes with a message: a paper, a calendar entry."),
        public=("name", "content_type"),
        row_goes=True,
        until=ENDED_LONG_AGO.through("message"),
    )

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=120, help_text="with its parameters: text/calendar; method=REQUEST")
    content = models.BinaryField()
    beside_text = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = _("files that go with messages")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Try(models.Model):
    """One try to send a message, as the relay answered it."""

    personal = Personal(
        whose=("message__person", "message__to", "message__reply_to"),
        purpose=_("Knowing why a message did not arrive: a relay’s answer may repeat the address."),
        private=("reply",),
        public=("at", "outcome"),
        until=ENDED_LONG_AGO.through("message"),
    )

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="history")
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=12)
    transport = models.CharField(max_length=20)
    code = models.PositiveSmallIntegerField(null=True, blank=True, help_text="SMTP reply code")
    reply = models.CharField(max_length=300, blank=True)
    milliseconds = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = _("tries to send a message")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.outcome} {self.code or ''}"


class Suppression(models.Model):
    """An address whose owner wants no more mail from any room; only its keyed digest is kept."""

    personal = Personal(
        whose=suppressed,
        purpose=_("To keep a promise: no more mail to somebody who asked for none."),
        private=("address_key",),
        row_goes=True,
        until=kept_until(_("the person asks us to forget it")).saying(_("From the keyed digest the address cannot be read.")),
    )

    address_key = models.CharField(_("keyed digest of the address"), max_length=64, unique=True)
    created = models.DateTimeField(default=timezone.now)
    everything = models.BooleanField(default=False, help_text="not even what is asked for in its name: it never was them")

    class Meta:
        verbose_name_plural = _("wishes for no more mail")

    def __str__(self) -> str:
        return self.address_key[:8]

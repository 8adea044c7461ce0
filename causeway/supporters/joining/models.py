"""Who hears from the campaign, and each yes as proof: which words, which version, when, by which way."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving
from causeway.outbox.models import address_keys
from causeway.people.row_links import new_nonce
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days, kept_until
from causeway.supporters.joining.domain import MOVES, HowOften, State

GONE = Days(365).after(
    "state_since",
    where=Q(state__in=[State.LEFT.value, State.UNREACHABLE.value]),
    said=_("you left, so that we can show why we wrote"),
)
NOT_ADMITTED = Days(30).after(
    "state_since", where=Q(state=State.BROUGHT_IN.value), said=_("you were brought in from a list, if staff did not admit you")
)
UNCONFIRMED = Days(7).after(
    "state_since", where=Q(state=State.ASKED.value, left_at=None), said=_("you asked and did not confirm")
)
# Anybody can type an address: until its owner confirms, the proof that they agreed and left is kept as if nobody had asked.
GONE_BEFORE = Days(365).after("left_at", where=Q(state=State.ASKED.value))


class Supporter(Moving):
    """One reader. ``seat_code`` is the constituency they chose, empty for none; ``subjects`` the keys they ticked."""

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To send you the campaign’s news as you asked, and nothing else."),
        private=("email", "seat_code", "seat_name", "region", "subjects", "how_often", "paused_until"),
        secret=("nonce",),
        public=("state", "state_since", "left_at"),
        row_goes=True,
        until=GONE | GONE_BEFORE | UNCONFIRMED | NOT_ADMITTED,
    )

    email = models.CharField(_("e-mail address"), max_length=254)
    seat_code = models.CharField(max_length=9, blank=True, db_index=True)
    seat_name = models.CharField(max_length=120, blank=True)
    region = models.CharField(max_length=9, blank=True, db_index=True)
    subjects = models.JSONField(default=list, blank=True)
    how_often = models.CharField(
        max_length=10, default=HowOften.EACH.value, choices=[(each.value, each.value) for each in HowOften]
    )
    paused_until = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(
        null=True, blank=True, help_text="when they had left, of an address for which somebody asked again and has not confirmed"
    )
    nonce = models.CharField(max_length=32, default=new_nonce)
    brought_in = models.ForeignKey(
        "supporters.BroughtIn",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="supporters",
        help_text="the list they were brought in with; empty for who joined here",
    )

    class Meta:
        verbose_name_plural = _("supporters")
        constraints = [models.UniqueConstraint(Lower("email"), name="supporters_one_for_an_address")]

    def __str__(self) -> str:
        return f"supporter {self.pk}"

    @property
    def is_reader(self) -> bool:
        """Whether they confirmed it and have not left."""
        return bool(self.state == State.READER)

    @property
    def is_asked(self) -> bool:
        """Whether they have still to confirm it."""
        return bool(self.state == State.ASKED)


def _of_address(email: str) -> Q:
    return Q(address_key__in=address_keys(email))


class StaysOut(models.Model):
    """An address that no list brings in: its owner left, or had everything erased. Only its keyed digest is kept."""

    personal = Personal(
        whose=_of_address,
        purpose=_("To keep you off lists that others bring in, once you left or had your data erased."),
        private=("address_key",),
        public=("since",),
        asked=False,  # erased with the rest, it could not keep its promise
        until=kept_until(_("you come back yourself, by a link to your mailbox")).saying(
            _("From the keyed digest the address cannot be read. It stays when everything else is erased.")
        ),
    )

    address_key = models.CharField(_("keyed digest of the address"), max_length=64, unique=True)
    since = models.DateTimeField(_("since when"))

    class Meta:
        verbose_name_plural = _("addresses that no list brings back")

    def __str__(self) -> str:
        return self.address_key[:8]


class Consent(models.Model):
    """One yes, as proof: it is never changed, only ended, and goes with its supporter."""

    personal = Personal(
        whose="supporter__email",
        purpose=_("To be able to show what you agreed to, when, and in which words."),
        private=("wording", "version", "channel", "proof"),
        public=("given_at", "confirmed_at", "ended_at"),
        row_goes=True,
        until=(GONE | GONE_BEFORE | UNCONFIRMED | NOT_ADMITTED).through("supporter"),
    )

    supporter = models.ForeignKey(Supporter, on_delete=models.CASCADE, related_name="consents")
    wording = models.TextField(help_text="the sentence beside the box, whole")
    version = models.CharField(max_length=12)
    channel = models.CharField(max_length=120, help_text="where they said so: the page, or what they had just done")
    proof = models.CharField(max_length=200, blank=True, help_text="where the record of it is, of a yes given elsewhere")
    given_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True, help_text="when a link from the mailbox was used")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = _("consents")
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return f"consent {self.pk}"

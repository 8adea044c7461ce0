"""Drafts, letters, and the little that remains when they are erased."""

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.contrib.settings.registry import register_setting

from causeway.frame.database.rows import update
from causeway.frame.short_cache import forget
from causeway.letters.letter.domain.composing import Role
from causeway.letters.letter.domain.states import MOVES, UNDER_WAY, State
from causeway.letters.letter.keeping import ENDED_LONG_AGO
from causeway.letters.letter.querysets import DraftQuerySet, LetterQuerySet
from causeway.moves.models import Moving
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days
from causeway.representatives.addressees.posts import Post
from causeway.representatives.directory import offices

DRAFT_DAYS = 30  # a draft is erased this long after it was last touched
CONFIRM_DAYS = 7  # how long the link in the confirmation message works
REMIND_HOURS = 24  # how long after asking for the confirmation one reminder goes
HELD_DAYS = 28  # a letter that nobody decided about by then does not go, and its writer has it back
WAIT_DAYS = 120  # as long as an approved letter waits for an MP: a dissolved House and the weeks until all have addresses
FINGERPRINT_DAYS = 365  # how long a copy of a sent letter is still recognised; the hashes go after that
LOOK_FIRST = "letters.look-first"  # the name under which what staff chose is kept for a few seconds
AGAIN_DAYS = 28  # how long until the same person can have another letter delivered to the same MP

_ROLES = [(role.value, role.name.lower()) for role in Role]
_STATES = [(state.value, state.value) for state in State]


class Draft(models.Model):
    """A letter in the making. Found only by a token that stands in its address; what is kept is the token's digest."""

    TYPED = ("name", "job_title", "school", "email", "address", "subject", "figure_sentence")

    personal = Personal(
        whose="email",
        purpose=gettext_lazy("To let somebody write to their MP, or to an office that decides, in several sittings."),
        private=(*TYPED, "answers", "text", "beside"),
        public=("created", "office", "office_area", "holder_name"),
        row_goes=True,
        until=Days(DRAFT_DAYS).after("changed", said=gettext_lazy("it was last touched")),
    )

    token_digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField()
    changed = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=30, choices=_STATES, default=State.DRAFT)
    home_code = models.CharField(max_length=9, blank=True, help_text="the seat the writer lives in")
    school_code = models.CharField(max_length=9, blank=True, help_text="the seat the writer's school stands in")
    school_urn = models.PositiveIntegerField(null=True, blank=True)
    role = models.CharField(max_length=20, choices=_ROLES, blank=True)
    name = models.CharField(max_length=100, blank=True)
    job_title = models.CharField(max_length=100, blank=True)
    school = models.CharField(max_length=160, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.TextField(blank=True)
    answers = models.JSONField(default=dict, blank=True)
    ask_key = models.CharField(max_length=60, blank=True)
    figure_wanted = models.CharField(max_length=160, blank=True, help_text="key of the figure the writer came with")
    figure = models.JSONField(null=True, blank=True, help_text="the chosen figure as it stood then")
    figure_sentence = models.TextField(blank=True)
    subject = models.CharField(max_length=200, blank=True, help_text="the subject as edited; empty while it is the campaign's")
    text = models.TextField(blank=True, help_text="the letter as edited; empty while it follows the answers")
    text_is_behind = models.BooleanField(default=False, help_text="an answer changed after the text was edited")
    office = models.CharField(max_length=20, blank=True, help_text="the post that is written to; the MP's is empty")
    office_area = models.CharField(max_length=9, blank=True, help_text="the area that post was asked for, if not the seat")
    holder_name = models.CharField(max_length=200, blank=True, help_text="its holder, where they were chosen by name")
    left_as_is = models.JSONField(
        default=list, blank=True, help_text="digests of the warnings the writer looked at and set aside"
    )

    written_by = models.JSONField(default=dict, blank=True, help_text="which opened page kept a field last")
    beside = models.JSONField(default=dict, blank=True, help_text="what other tabs typed for a field, until the writer saw both")
    partner = models.SlugField(max_length=40, blank=True, help_text="the partner from whose site the writer came")
    invited = models.SlugField(max_length=20, blank=True, help_text="the random key of the colleague's link the writer came by")

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name_plural = gettext_lazy("drafts of letters")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=["", *(role.value for role in Role)]), name="letters_draft_role_known")
        ]

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def seat_code(self) -> str:
        """The constituency of the MP this draft is for: by home or by school, as the role says."""
        return {Role.CONSTITUENT.value: self.home_code, Role.LEADER.value: self.school_code}.get(self.role, "")

    @property
    def post(self) -> Post:
        """What is written to."""
        return offices.post(self.office)


class Letter(Moving):
    """A letter that its writer asked us to deliver, as it was when they asked."""

    moves = MOVES
    PERSONAL = ("name", "job_title", "school", "email", "address", "subject", "text", "foot")

    personal = Personal(
        whose="email",
        purpose=gettext_lazy(
            "To deliver a letter to the writer’s MP, or to an office that decides, once, and tell them what became of it."
        ),
        private=PERSONAL,
        secret=("draft", "nonce", "address_key", "message_id"),
        public=("created", "state", "addressee", "confirmed_at", "reminded_at"),
        called={"created": "asked for", "addressee": "to", "confirmed_at": "confirmed", "reminded_at": "reminded"},
        also={"erased_at": lambda now: now},
        until=ENDED_LONG_AGO.saying(
            format_lazy(
                gettext_lazy(
                    "Seat, ask and day stay. Held for review, it ends {held} days after it was confirmed, or {waits} days after it was let "
                    "go to wait for an MP."
                ),
                held=HELD_DAYS,
                waits=WAIT_DAYS,
            )
        ),
    )

    draft = models.ForeignKey(Draft, on_delete=models.SET_NULL, null=True, blank=True, related_name="letters")
    created = models.DateTimeField()
    state_since = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True, help_text="when its writer was asked a second and last time")
    nonce = models.CharField(max_length=32, blank=True, help_text="what the links in the confirmation message carry")
    owed_at = models.DateTimeField(
        null=True, blank=True, help_text="from when on the worker writes what the last step still owes: mail, audit row, count"
    )
    role = models.CharField(max_length=20, choices=_ROLES)
    seat_code = models.CharField(max_length=9, db_index=True)
    seat_name = models.CharField(max_length=120)
    addressee_key = models.CharField(max_length=40, help_text="tells one addressee from another")
    addressee_name = models.CharField(max_length=200, help_text="whom it is to; a post with its area where no name was held")
    addressee_email = models.CharField(max_length=254)
    addressee_place = models.CharField(max_length=120, blank=True, help_text="what they act for")
    office = models.CharField(max_length=20, blank=True, help_text="the post that is written to; the MP's is empty")
    office_area = models.CharField(max_length=9, blank=True)
    holder_name = models.CharField(max_length=200, blank=True, help_text="whom the letter greets by name; empty: the post itself")
    ask_key = models.CharField(max_length=60, blank=True)
    figure_key = models.CharField(max_length=160, blank=True)
    figure_said = models.TextField(
        blank=True, help_text="the figure's sentence and headline as published then: nobody's own words"
    )
    own_words = models.PositiveIntegerField(default=0)
    own_percent = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="words that stand nowhere else, of those that count; none until it was compared"
    )
    shared_percent = models.PositiveSmallIntegerField(null=True, blank=True, help_text="words that stand in letters sent before")
    message_id = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=100, blank=True)
    job_title = models.CharField(max_length=100, blank=True)
    school = models.CharField(max_length=160, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address_key = models.CharField(max_length=64, blank=True, db_index=True, help_text="keyed digest of the e-mail address")
    address = models.TextField(blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    foot = models.TextField(blank=True)
    kept_since = models.DateTimeField(null=True, blank=True, help_text="when the writer last asked us to keep it for longer")
    follow_up_reminded_at = models.DateTimeField(
        null=True, blank=True, help_text="when we reminded the writer to ask after it, once"
    )
    no_reminder = models.BooleanField(default=False, help_text="the writer wants no reminder")

    partner = models.SlugField(max_length=40, blank=True, help_text="the partner from whose site the writer came")

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name_plural = gettext_lazy("letters and their replies")
        constraints = [
            models.UniqueConstraint(fields=["message_id"], condition=~Q(message_id=""), name="letters_letter_unique_message_id"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="letters_letter_role_known"),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(own_percent=None) & ~Q(message_id=""), name="letters_letter_uncompared"),
            models.Index(fields=["owed_at"], condition=Q(owed_at__isnull=False), name="letters_letter_owed"),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk} for {self.seat_name}"

    def _save_step(self, fields: list[str]) -> None:
        update(self, fields)

    @property
    def confirm_by(self) -> dt.datetime:
        """Until when the links in the confirmation message work."""
        return self.created + dt.timedelta(days=CONFIRM_DAYS)

    def counts_as_written(self, now: dt.datetime) -> bool:
        """Whether this letter keeps its writer from having another delivered to the same MP yet."""
        recent = self.confirmed_at is not None and self.confirmed_at >= now - dt.timedelta(days=AGAIN_DAYS)
        return recent and self.state in UNDER_WAY

    @property
    def addressee(self) -> str:
        """Whom it is to, with what makes them the one to write to."""
        return self.post.named(self.holder_name, self.addressee_place) if self.holder_name else self.addressee_name

    @property
    def post(self) -> Post:
        """What they are written to as."""
        return offices.post(self.office)

    @property
    def when_not_delivered(self) -> str:
        """What its writer can do where it did not arrive."""
        return self._says(self.post.words.by_hand)

    @property
    def when_refused(self) -> str:
        """What its writer can do where staff did not let it go."""
        return self._says(self.post.words.refused)

    def _says(self, words: object) -> str:
        return self.post.says(words, name=self.addressee_name, email=self.addressee_email, place=self.addressee_place)

    @property
    def went_at(self) -> dt.datetime:
        """When the writer sent it on its way: by confirming it, or by saying that they sent it themselves."""
        return self.confirmed_at or self.created


class Fingerprint(models.Model):
    """Keyed hashes of the runs of words of a letter that went, by which a copy of it is recognised. The words cannot be read from it."""

    personal = Personal(
        whose="letter__email",
        purpose=gettext_lazy(
            "To show the writer of a later letter which of its passages were sent before, and so are not their own."
        ),
        public=("made",),
        row_goes=True,
        until=Days(FINGERPRINT_DAYS)
        .after("made", said=gettext_lazy("the letter was confirmed"))
        .saying(gettext_lazy("It outlives the letter’s words; without the site’s secret key nothing can be compared with it.")),
    )

    letter = models.OneToOneField(Letter, on_delete=models.CASCADE, related_name="fingerprint")
    made = models.DateTimeField(db_index=True)
    runs = models.BinaryField(help_text="hashes of every three words in a row, sorted")

    class Meta:
        verbose_name_plural = gettext_lazy("fingerprints of letters")

    def __str__(self) -> str:
        return f"fingerprint of letter {self.letter_id}"


class FingerprintKey(models.Model):
    """One key by which the fingerprints worth comparing are found; it leaves with its fingerprint."""

    fingerprint = models.ForeignKey(Fingerprint, on_delete=models.CASCADE, related_name="keys")
    key = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["key", "fingerprint"], name="letters_key_to_fingerprint")]

    def __str__(self) -> str:
        return f"{self.key:x}"


@register_setting(icon="view")
class LookFirst(BaseGenericSetting):
    """Whether staff look at letters with many shared words before they go."""

    switched_on = models.BooleanField(
        gettext_lazy("look at such letters before they go"),
        default=False,
        help_text=gettext_lazy("Nobody is refused: the letter waits until one of you has seen it."),
    )
    shared_percent = models.PositiveSmallIntegerField(
        gettext_lazy("from how many shared words in a hundred"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text=gettext_lazy(
            "Words that stand in letters sent before, of all that count. The greeting, the ask and the figure do not."
        ),
    )

    class Meta:
        verbose_name = gettext_lazy("Letters like others")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and be read anew."""
        super().save(*args, **kwargs)
        forget(LOOK_FIRST)


class SentByWriter(models.Model):
    """One letter that its writer says they sent themselves: when, from which seat, in which role, with which ask. No name."""

    on = models.DateField()
    seat_code = models.CharField(max_length=9, db_index=True)
    role = models.CharField(max_length=20, choices=_ROLES)
    ask_key = models.CharField(max_length=60, blank=True)
    office = models.CharField(max_length=20, blank=True, help_text="the post that was written to; the MP's is empty")
    partner = models.SlugField(max_length=40, blank=True, help_text="the partner from whose site the writer came")

    class Meta:
        verbose_name_plural = "letters sent by their writers"

    def __str__(self) -> str:
        return f"{self.on} {self.seat_code}"

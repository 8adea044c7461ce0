"""An activity, and each of its days."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from causeway.activities.activity import words
from causeway.activities.activity.domain.kinds import Kind, Mode, Who
from causeway.activities.activity.domain.recurring import Repeats
from causeway.activities.activity.domain.states import MOVES, State
from causeway.frame.addresses import whole_address
from causeway.people.row_links import new_nonce
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days
from causeway.review.models import Reviewed

READ_FIRST = ("title", "text")  # words that staff read before everybody can


class ActivityQuerySet(models.QuerySet["Activity"]):
    """Activities by who may see them."""

    def public(self) -> "ActivityQuerySet":
        """Return those on the site, the cancelled among them."""
        return self.filter(on_site=True)

    def proposed_by(self, email: str) -> "ActivityQuerySet":
        """Return those that one address proposed or took over, however its letters are written."""
        return self.alias(host=Lower("email")).filter(host=Lower(Value(email)))

    def of(self, email: str) -> "ActivityQuerySet":
        """Return those of one host, who confirmed them."""
        return self.proposed_by(email).exclude(state=State.ASKED)


class Activity(Reviewed):
    """What somebody plans. Its columns are what everybody reads once ``on_site``; ``wanted`` holds words that wait to be read.

    ``entry`` is its event as calendars read it, written anew with each change; ``sequence`` rises when its time or place does.
    """

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To check, publish, promote and support what you plan, and to ask you what came of it."),
        private=("name", "email", "handing_to", "place", "postcode", "joining", "need_words", "wanted"),
        secret=("nonce", "entry"),
        public=("title", "text", "seat_name", "first_day"),
        until=Days(90).after("last_day", said=_("the last day of the activity")),
    )

    uid = models.CharField(max_length=32, unique=True, default=new_nonce, editable=False)
    nonce = models.CharField(max_length=32, blank=True, default=new_nonce)
    kind = models.CharField(_("what"), max_length=20, choices=[(each.value, each.value) for each in Kind])
    title = models.CharField(_("title"), max_length=90)
    text = models.TextField(_("what happens"), blank=True)
    mode = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Mode])
    place = models.CharField(_("place"), max_length=160, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    place_shown = models.BooleanField(default=True, help_text="everybody sees the exact place, not only who signed up")
    seat_code = models.CharField(max_length=9, blank=True)
    seat_name = models.CharField(_("constituency"), max_length=120, blank=True)
    authority = models.CharField(max_length=9, blank=True)
    region = models.CharField(max_length=9, blank=True, db_index=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"), db_index=True)
    begins = models.TimeField()
    ends = models.TimeField()
    repeats = models.CharField(max_length=12, blank=True, choices=[(each.value, each.value) for each in Repeats])
    until = models.DateField(null=True, blank=True)
    who = models.CharField(max_length=20, choices=[(each.value, each.value) for each in Who], default=Who.ANYONE.value)
    children = models.BooleanField(default=False)
    signs_up = models.BooleanField(default=False)
    places = models.PositiveIntegerField(null=True, blank=True)
    joining = models.TextField(_("how to join"), blank=True)
    needs = models.JSONField(default=list, blank=True)
    need_words = models.TextField(_("what would help"), blank=True)
    show_support = models.BooleanField(default=False)
    name = models.CharField(_("your name"), max_length=100)
    email = models.CharField(_("your e-mail address"), max_length=254)
    handing_to = models.CharField(_("who takes it over"), max_length=254, blank=True)
    wanted = models.JSONField(_("words that wait to be read"), default=dict, blank=True)
    on_site = models.BooleanField(default=False, db_index=True)
    sequence = models.PositiveIntegerField(default=0)
    changed = models.DateTimeField()
    entry = models.TextField(blank=True)
    asked_after = models.DateTimeField(null=True, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = _("activities")
        permissions = [
            ("publish", "Can publish activities everywhere"),
            ("publish_own_regions", "Can publish the activities of the regions they look after"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("begins")), name="activities_activity_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="activities_activity_last_day_after_first"),
        ]
        indexes = [
            models.Index(Lower("email"), name="activities_activity_host"),
            models.Index(fields=["-published_at", "-id"], condition=Q(on_site=True), name="activities_news"),
            models.Index(fields=["region", "-published_at", "-id"], condition=Q(on_site=True), name="activities_news_region"),
            models.Index(
                fields=["authority", "-published_at", "-id"], condition=Q(on_site=True), name="activities_news_authority"
            ),
            models.Index(fields=["seat_code", "-published_at", "-id"], condition=Q(on_site=True), name="activities_news_seat"),
            models.Index(fields=["kind", "-published_at", "-id"], condition=Q(on_site=True), name="activities_news_kind"),
        ]

    def __str__(self) -> str:
        return str(self.wanted.get("title") or self.title)

    def to_read(self) -> dict[str, Any]:
        """Return the public words as they will be once staff publish them."""
        return {name: self.wanted.get(name, getattr(self, name)) for name in READ_FIRST}

    @property
    def title_to_read(self) -> str:
        """The title that waits to be read."""
        return str(self.to_read()["title"])

    @property
    def text_to_read(self) -> str:
        """The text that waits to be read."""
        return str(self.to_read()["text"])

    @property
    def host_uid(self) -> str:
        """What its entry is known by in every calendar."""
        return f"activity-{self.uid}@{settings.MAIL_FROM_DOMAIN}"

    @property
    def at_desk(self) -> str:
        """The whole address at which its host looks after it."""
        return whole_address("activities:host", self.uid)

    @property
    def kind_in_words(self) -> str:
        """What is done."""
        return words.kind(self.kind)

    @property
    def who_in_words(self) -> str:
        """Who may come."""
        return words.who(self.who)

    @property
    def repeats_in_words(self) -> str:
        """How the days follow; empty where they do not."""
        return words.repeats(self.repeats)

    @property
    def needs_in_words(self) -> tuple[str, ...]:
        """What would help."""
        return tuple(words.need(each) for each in self.needs)

    @property
    def state_in_words(self) -> str:
        """How it stands, as its host reads it."""
        return words.state(self.state, on_site=self.on_site)

    @property
    def where(self) -> str:
        """Where it is, as everybody reads it."""
        return words.where(self, exact=self.place_shown)

    @property
    def where_exactly(self) -> str:
        """Where it is, as those read it who come."""
        return words.where(self, exact=True)

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return bool(self.state == State.CANCELLED)

    @property
    def can_change(self) -> bool:
        """Whether its host can still change it."""
        return bool(self.state != State.CANCELLED)

    @property
    def goes_to_staff_again(self) -> bool:
        """Whether keeping it, changed or not, puts it before staff: it came back, or was taken off the site."""
        return self.state in {State.RETURNED, State.WITHDRAWN}

    @property
    def waits(self) -> bool:
        """Whether something of it waits for staff."""
        return bool(self.state == State.HELD)


class DayQuerySet(models.QuerySet["Day"]):
    """Days by whether they take place."""

    def taking_place(self) -> "DayQuerySet":
        """Return the days on the site that nobody called off."""
        return self.filter(shown=True, off=False)

    def ahead(self, now: dt.datetime) -> "DayQuerySet":
        """Return the days that are to come and were not called off."""
        return self.filter(off=False, ends_at__gt=now)


class Day(models.Model):
    """One of an activity's days. What lists ask for is copied from the activity, so that they read this table alone.

    ``by_rule`` is when the rule had it begin, and stays when it is moved; none for a day that stands beside the rule.
    ``was`` is when it was to begin before it was last moved.
    """

    holds_no_personal_data = "when an activity takes place; whose it is stands in the activity's own row"

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="days")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    by_rule = models.DateTimeField(null=True, blank=True)
    was = models.DateTimeField(null=True, blank=True)
    off = models.BooleanField(default=False, help_text="this day was called off")
    off_why = models.TextField(blank=True, help_text="why, as everybody reads it")
    shown = models.BooleanField(default=False)
    kind = models.CharField(max_length=20)
    seat_code = models.CharField(max_length=9, blank=True)
    authority = models.CharField(max_length=9, blank=True)
    region = models.CharField(max_length=9, blank=True)

    objects = DayQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="activities_day_ends_after_it_starts")
        ]
        indexes = [
            models.Index(fields=["starts_at", "id"], condition=Q(shown=True), name="activities_day_shown"),
            models.Index(fields=["region", "starts_at", "id"], condition=Q(shown=True), name="activities_day_region"),
            models.Index(fields=["authority", "starts_at", "id"], condition=Q(shown=True), name="activities_day_authority"),
            models.Index(fields=["seat_code", "starts_at", "id"], condition=Q(shown=True), name="activities_day_seat"),
            # It holds all that the map asks for, "shown" too: a database that looks into the table besides takes four times as long.
            models.Index(
                fields=["starts_at", "seat_code", "off", "shown"], condition=Q(shown=True), name="activities_day_counted"
            ),
            models.Index(fields=["kind", "starts_at", "id"], condition=Q(shown=True), name="activities_day_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def takes_place(self) -> bool:
        """Whether people meet on it, as far as everybody is told: the one question that all who advertise, remind or let in ask."""
        return self.shown and not self.off

    def is_ahead(self, now: dt.datetime) -> bool:
        """Whether its host can still move it or call it off."""
        return not self.off and self.ends_at > now

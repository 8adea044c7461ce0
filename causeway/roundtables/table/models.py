"""A roundtable, who organises it, and the seats around it."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving, StateField
from causeway.people.one_time import OneTimeLink
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days
from causeway.roundtables.table.domain.kinds import Mode, Role, StartFrom
from causeway.roundtables.table.domain.states import MOVES, State
from causeway.roundtables.table.retention import OF_ROUNDTABLE, ORGANISERS, THOSE_INVITED

LINK_HOURS = 2  # how long a link works that somebody asks for and waits for
CO_ORGANISER_DAYS = 14  # how long an invitation to organise with somebody works
VISIT_HOURS = 12  # how long an organiser's browser stays let in

_MODES = [(mode.value, mode.value) for mode in Mode]
_STARTS = [(start.value, start.value) for start in StartFrom]
_ROLES = [(role.value, role.value) for role in Role]


class Roundtable(Moving):
    """One meeting of school leaders with MPs: what it is about, where, how, when, and where it stands.

    ``sequence`` rises with every change of what stands in everybody's calendar (RFC 5545).
    """

    moves = MOVES
    personal = Personal(
        whose="organisers__email",
        purpose=_("To plan a meeting of school leaders with their MPs; it holds what its organisers wrote about it."),
        withheld=("signed", "joining"),  # the words of all who organise it
        public=("title", "created", "state"),
        called={"created": "begun"},
        until=THOSE_INVITED,
    )

    slug = models.SlugField(max_length=60, unique=True)
    created = models.DateTimeField()
    changed = models.DateTimeField(db_index=True)
    state = StateField(max_length=20, db_index=True, constraint="roundtables_state_known")
    state_since = models.DateTimeField()
    why = models.TextField(blank=True, help_text="why it was called off or put off, as everybody invited reads it")

    title = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True, help_text="the place it is about, as people say it")
    start_from = models.CharField(max_length=12, choices=_STARTS)
    area_kind = models.CharField(max_length=20, blank=True)
    area_code = models.CharField(max_length=9, blank=True, help_text="the authority or region it began from")

    mode = models.CharField(max_length=12, choices=_MODES, default=Mode.IN_PERSON)
    venue = models.CharField(max_length=160, blank=True)
    venue_place = models.TextField(blank=True, help_text="where the venue is, with its postcode")
    venue_seat_code = models.CharField(max_length=9, blank=True, help_text="the seat the venue stands in, by its postcode")
    venue_access = models.TextField(blank=True, help_text="steps, lifts, hearing loop, parking, a quiet room")
    joining = models.TextField(blank=True, help_text="how to join online, and whom to call: for those invited only")
    format_key = models.SlugField(max_length=40, blank=True)
    themes = models.JSONField(default=list, blank=True)
    minutes = models.PositiveSmallIntegerField(default=120)

    who_we_are = models.TextField(blank=True, help_text="the letter to MPs, first part")
    what_happens = models.TextField(blank=True, help_text="the letter to MPs, second part: what the schools here live with")
    ask_key = models.SlugField(max_length=60, blank=True)
    ask = models.TextField(blank=True, help_text="what the MPs are asked to do, in the organisers' words")
    signed = models.TextField(blank=True, help_text="who signs, a line each")

    chosen = models.ForeignKey("roundtables.CandidateDate", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    calendar_uid = models.CharField(max_length=120, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    taken_out = models.PositiveIntegerField(default=0, help_text="how many entries were taken out of single calendars")
    put_off_from = models.DateTimeField(null=True, blank=True, help_text="the moment it was settled on before it was put off")
    erased_at = models.DateTimeField(null=True, blank=True, help_text="when those invited were erased")

    class Meta:
        ordering = ["-created", "-pk"]
        permissions = [
            ("see_roundtables", "Can see all roundtables, without people's details"),
            ("see_own_regions", "Can see the roundtables of the regions they look after"),
            ("see_contacts", "Can open people's details of the roundtables they see"),
            ("choose_examples", "Can offer a roundtable as a good example"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(mode__in=[mode.value for mode in Mode]), name="roundtables_mode_known"),
            models.CheckConstraint(condition=Q(minutes__gte=15, minutes__lte=480), name="roundtables_minutes_sensible"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_begun(self) -> bool:
        """Whether anybody was asked to come."""
        return bool(self.state != State.DRAFT)

    @property
    def is_settled(self) -> bool:
        """Whether its date stands in calendars and is to come."""
        return bool(self.state == State.CONFIRMED)

    @property
    def is_called_off(self) -> bool:
        """Whether it was called off for good."""
        return bool(self.state == State.CANCELLED)

    @property
    def is_off(self) -> bool:
        """Whether it was called off, or put off without a new date."""
        return bool(self.state in {State.CANCELLED, State.POSTPONED})

    @property
    def is_online(self) -> bool:
        """Whether nobody comes to a place."""
        return self.mode == Mode.ONLINE

    @property
    def wire_sequence(self) -> int:
        """SEQUENCE as calendars read it: it rises with every change of the entry, and whenever it is taken out of one calendar."""
        return self.sequence + self.taken_out


class Organiser(models.Model):
    """Somebody who organises a roundtable. They may open it while they are verified and not revoked."""

    personal = Personal(
        whose="email",
        purpose=_("To let a roundtable’s organisers in, write to them about it, and say who invites."),
        private=("name", "post", "email"),
        public=("roundtable__title", "role"),
        called=OF_ROUNDTABLE,
        also={"revoked_at": Coalesce(F("revoked_at"), F("invited_at"))},  # no new record of when they asked
        until=ORGANISERS.through("roundtable"),
    )

    roundtable = models.ForeignKey(Roundtable, on_delete=models.CASCADE, related_name="organisers")
    name = models.CharField(max_length=100, blank=True)
    post = models.CharField(max_length=120, blank=True, help_text="as what they organise: branch secretary, head of …")
    email = models.CharField(max_length=254, blank=True, db_index=True)
    role = models.CharField(max_length=12, choices=_ROLES)
    invited_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True, blank=True, help_text="when they first used a link from their own mailbox")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["roundtable", "email"], condition=~Q(email=""), name="roundtables_organiser_once"),
            models.UniqueConstraint(fields=["roundtable"], condition=Q(role="owner"), name="roundtables_one_owner"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.pk}"

    @property
    def is_owner(self) -> bool:
        """Whether they answer for it."""
        return self.role == Role.OWNER


class DeskLink(OneTimeLink):
    """One link to an organiser's desk, and the visit it opened."""

    personal = Personal(
        whose="email",
        purpose=_("To let an organiser in by their own mailbox, without an account."),
        withheld=("email",),
        public=("created", "until"),
        called={"created": "link asked for"},
        row_goes=True,
        until=Days(1).after("until", said=_("the link or the visit ran out")),
    )

    email = models.CharField(max_length=254, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit_digest"], condition=~Q(visit_digest=""), name="roundtables_visit_unique")
        ]


class Seat(models.Model):
    """A constituency around the table and its MP as we knew them when it was added or last looked up."""

    holds_no_personal_data = "a constituency and the holder of a public office, as Parliament publishes them"

    roundtable = models.ForeignKey(Roundtable, on_delete=models.CASCADE, related_name="seats")
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=120)
    member_id = models.PositiveIntegerField(null=True, blank=True, help_text="Parliament's; empty while nobody holds it")
    mp_name = models.CharField(max_length=160, blank=True)
    party = models.CharField(max_length=80, blank=True)
    because = models.CharField(max_length=200, blank=True, help_text="why it was proposed, in words")
    added = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["roundtable", "code"], name="roundtables_seat_once")]

    def __str__(self) -> str:
        return self.name

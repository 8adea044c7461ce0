"""What staff record of the calendar, which calendar entries we sent, and which organisers want no reminders."""

from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from causeway.calendars.domain import Method
from causeway.privacy.personal import Personal
from causeway.roundtables.dates.domain.dates import Kind
from causeway.roundtables.table.retention import OF_ROUNDTABLE, THOSE_INVITED

RECORDED = (Kind.SCHOOL_HOLIDAY, Kind.ELECTION, Kind.PRE_ELECTION, Kind.CAMPAIGN)
_KIND_WORDS = {
    Kind.SCHOOL_HOLIDAY: _("school holiday"),
    Kind.ELECTION: _("election"),
    Kind.PRE_ELECTION: _("period before an election"),
    Kind.CAMPAIGN: _("event of the campaign"),
}


class KnownPeriod(models.Model):
    """Days on which a roundtable would clash with something, somewhere or everywhere, with where it was announced."""

    holds_no_personal_data = "dates that a council, a parliament or the campaign announced"

    kind = models.CharField(_("what"), max_length=20, choices=[(kind.value, _KIND_WORDS[kind]) for kind in RECORDED])
    name = models.CharField(_("name"), max_length=120, help_text=_("As people know it: “spring half term”."))
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    area_code = models.CharField(
        _("where"),
        max_length=9,
        blank=True,
        help_text=_(
            "The code of the authority, region or nation it holds for, such as E10000012 or W92000004. Empty: everywhere."
        ),
    )
    source = models.CharField(
        _("source"),
        max_length=400,
        validators=[URLValidator(["https"])],
        help_text=_("The page on which the dates were announced."),
    )
    checked = models.DateField(_("checked on"), help_text=_("The day you read them there."))
    completes_year = models.BooleanField(
        _("the year is complete"),
        default=False,
        help_text=_(
            "With this one, all of this kind in the year in which it begins are recorded for this place. "
            "Until then organisers read that they are unknown."
        ),
    )
    withdrawn = models.BooleanField(_("withdrawn"), default=False, help_text=_("Recorded by mistake, or changed since."))

    class Meta:
        verbose_name = _("date to know")
        verbose_name_plural = _("dates to know")
        ordering = ("-first",)
        constraints = [
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="roundtables_period_ends_after_it_begins",
                violation_error_message=_("It ends before it begins. Check the two days."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.first} – {self.last}"


class EntrySent(models.Model):
    """A calendar entry that went to somebody, and to which address: whoever holds one gets every change and the cancellation there."""

    personal = Personal(
        whose=("email", "guest__email"),
        purpose=_("To change a calendar entry where it stands, and take it out of a calendar it no longer belongs in."),
        withheld=("email",),
        public=("roundtable__title", "at", "method"),
        called=OF_ROUNDTABLE,
        until=THOSE_INVITED.through("roundtable"),
    )

    roundtable = models.ForeignKey("roundtables.Roundtable", on_delete=models.CASCADE, related_name="entries_sent")
    guest = models.ForeignKey("roundtables.Guest", on_delete=models.CASCADE, null=True, blank=True, related_name="entries")
    invitation = models.ForeignKey(
        "roundtables.Invitation", on_delete=models.CASCADE, null=True, blank=True, related_name="entries"
    )
    email = models.CharField(max_length=254, blank=True, help_text="where it went; empty: before this was kept, or erased")
    sequence = models.PositiveIntegerField()
    method = models.CharField(max_length=8, choices=[(method.value, method.value) for method in Method])
    message_id = models.CharField(max_length=160, unique=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "entries sent"
        constraints = [
            models.CheckConstraint(
                condition=Q(guest__isnull=False, invitation__isnull=True) | Q(guest__isnull=True, invitation__isnull=False),
                name="roundtables_entry_goes_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.sequence}"


class NoReminders(models.Model):
    """An organiser who turned all reminders about a roundtable's tasks off."""

    holds_no_personal_data = "a wish; whose it is stands in the organiser's own row"

    organiser = models.OneToOneField("roundtables.Organiser", on_delete=models.CASCADE, related_name="no_reminders")
    since = models.DateTimeField()

    class Meta:
        verbose_name_plural = "no reminders"

    def __str__(self) -> str:
        return f"no reminders for organiser {self.organiser_id}"

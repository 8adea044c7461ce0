"""Who holds which seat: Parliaments, members, their terms, vacancies, and the lists we learned it from."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from causeway.areas.models import Area
from causeway.privacy.personal import Personal
from causeway.privacy.until import kept_until


class Parliament(models.Model):
    """One Parliament: from a general election to its dissolution. While the last one is dissolved there are no MPs."""

    number = models.PositiveSmallIntegerField(_("number"), unique=True)
    elected_on = models.DateField(_("general election"), help_text=_("The day of the general election that made it."))
    dissolved_on = models.DateField(
        _("dissolved on"), null=True, blank=True, help_text=_("The first day without MPs. Letters pause from that day.")
    )

    class Meta:
        ordering = ["-elected_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=F("elected_on")),
                name="representatives_parliament_ends_after_start",
                violation_error_message=_("A Parliament is dissolved after it was elected. Check the two dates."),
            ),
        ]

    def __str__(self) -> str:
        return f"Parliament {self.number}"


def _erase(member: "Member") -> None:
    """Remove what staff added; of a former MP also the address. What Parliament publishes of a serving MP stays."""
    serving = member.terms.filter(valid_to__isnull=True).exists()
    member.salutation = member.own_envelope_name = ""
    member.email = member.listed_email if serving else ""
    member.listed_email = member.listed_email if serving else ""
    member.x_name = member.x_name if serving else ""
    member.save(update_fields=["salutation", "own_envelope_name", "email", "listed_email", "x_name"])


class Member(models.Model):
    """A person who is or was an MP, as Parliament lists them. Empty ``salutation`` and ``own_envelope_name`` mean: derived.

    ``email`` is the address that is used; it follows ``listed_email`` until staff correct it.
    """

    member_id = models.PositiveIntegerField(
        _("Parliament's id"), null=True, blank=True, unique=True, help_text=_("Empty for former MPs we know only by name.")
    )
    name = models.CharField(_("name as Parliament displays it"), max_length=120)
    full_title = models.CharField(_("full title"), max_length=160)
    surname = models.CharField(_("surname"), max_length=80, blank=True)
    party = models.CharField(_("party"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("Empty it to return to the address Parliament lists."))
    listed_email = models.EmailField(_("e-mail Parliament lists"), blank=True, editable=False)
    x_name = models.CharField(
        _("name on X Parliament lists"), max_length=15, blank=True, editable=False, help_text=_("Without its @.")
    )
    salutation = models.CharField(
        _("salutation"), max_length=120, blank=True, help_text=_("Without comma. Leave empty to derive it from the name.")
    )
    own_envelope_name = models.CharField(
        _("name on the envelope"), max_length=180, blank=True, help_text=_("Leave empty to derive it from the full title.")
    )

    personal = Personal(
        whose="email",
        purpose=_("Addressing letters and invitations to the people who hold public office, as Parliament publishes them."),
        public=("member_id", "name", "full_title", "party"),
        private=("email", "listed_email", "x_name", "salutation", "own_envelope_name"),
        until=kept_until(_("a former MP asks us to erase it, staff’s corrections too")).saying(
            _("The public record of office stays.")
        ),
        erase=_erase,
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class HowEnded(models.TextChoices):
    """How a term ended."""

    OPEN = "", _("goes on")
    VACATED = "vacated", _("the seat fell vacant")
    REPLACED = "replaced", _("another member was listed")
    DISSOLVED = "dissolved", _("Parliament was dissolved")


class TermQuerySet(models.QuerySet["Term"]):
    """Terms by date."""

    def on(self, day: dt.date) -> Self:
        """Return those in force on ``day``."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day), valid_from__lte=day)


class Term(models.Model):
    """One member's hold on one seat within one Parliament; both days inclusive, no end while it goes on."""

    parliament = models.ForeignKey(Parliament, on_delete=models.PROTECT, related_name="terms")
    constituency = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="terms")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    how_ended = models.CharField(max_length=12, choices=HowEnded, blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["constituency", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["constituency"], condition=Q(valid_to__isnull=True), name="representatives_term_one_open_per_seat"
            ),
            models.UniqueConstraint(fields=["constituency", "valid_from"], name="representatives_term_unique_start"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="representatives_term_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True, how_ended="") | (Q(valid_to__isnull=False) & ~Q(how_ended="")),
                name="representatives_term_says_how_it_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} for {self.constituency} from {self.valid_from:%d %B %Y}"


class VacancyQuerySet(models.QuerySet["Vacancy"]):
    """Vacancies by date."""

    def on(self, day: dt.date) -> Self:
        """Return those in force on ``day``."""
        return self.filter(Q(filled_on__isnull=True) | Q(filled_on__gt=day), since__lte=day, withdrawn=False)


class Vacancy(models.Model):
    """A seat without an MP, from ``since`` until the day it is filled, and the by-election that fills it."""

    constituency = models.ForeignKey(
        Area,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": "constituency"},
        verbose_name=_("constituency"),
    )
    since = models.DateField(_("vacant since"), help_text=_("The first day without an MP, at the latest the day of the writ."))
    reason = models.CharField(_("reason"), max_length=200, blank=True, help_text=_("As you would say it in public."))
    writ_on = models.DateField(_("writ moved on"), null=True, blank=True)
    election_on = models.DateField(_("by-election on"), null=True, blank=True)
    filled_on = models.DateField(_("filled on"), null=True, blank=True, editable=False)
    withdrawn = models.BooleanField(
        _("recorded by mistake"), default=False, help_text=_("Tick it, and the MP of before holds the seat again.")
    )

    objects = VacancyQuerySet.as_manager()

    class Meta:
        ordering = ["-since"]
        verbose_name_plural = _("vacancies")
        constraints = [
            models.UniqueConstraint(
                fields=["constituency"],
                condition=Q(filled_on__isnull=True, withdrawn=False),
                name="representatives_vacancy_one_open_per_seat",
                violation_error_message=_("This seat is already recorded as vacant. Change that entry instead."),
            ),
            models.CheckConstraint(
                condition=Q(election_on__isnull=True) | Q(election_on__gt=F("since")),
                name="representatives_vacancy_election_after_start",
                violation_error_message=_("The by-election comes after the seat fell vacant. Check the two dates."),
            ),
            models.CheckConstraint(
                condition=Q(filled_on__isnull=True) | Q(filled_on__gt=F("since")),
                name="representatives_vacancy_filled_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.constituency}, vacant since {self.since:%d %B %Y}"


class Release(models.Model):
    """One list of MPs that was loaded: its day, its source, its checksum, and what it changed."""

    as_at = models.DateField()
    source = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    seats = models.PositiveSmallIntegerField()
    new_terms = models.PositiveSmallIntegerField()
    changed = models.PositiveSmallIntegerField(help_text="members whose name, title, party or address changed")
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-as_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.seats} seats as at {self.as_at:%d %B %Y}"


class MemberChange(models.Model):
    """What one release changed about one member. Addresses are not kept here: who changes theirs has left the old one."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="changes")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="changes")
    field = models.CharField(max_length=20)
    before = models.CharField(max_length=160)
    after = models.CharField(max_length=160)

    holds_no_personal_data = (
        "Names, titles and parties of holders of public office as Parliament published them, with their dates."
    )

    def __str__(self) -> str:
        return f"{self.member}: {self.field} {self.before} → {self.after}"

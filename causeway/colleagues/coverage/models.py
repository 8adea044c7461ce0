"""What is counted, what was published, and every attack on it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.areas.acting import SchoolKind


class CountedSchool(models.Model):
    """One school that acted in public, counted once and for good: its digest, its kind and council as they were, and from which release on."""

    holds_no_personal_data = (
        "That a school of some kind in a council acted in public. Of the school, a keyed digest; of people, nothing."
    )

    digest = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in SchoolKind])
    authority = models.CharField(max_length=9)
    day = models.DateField(db_index=True, help_text="the publication day from which it is counted")

    def __str__(self) -> str:
        return f"a school of {self.authority}"


class Release(models.Model):
    """One publication day. What it holds, everybody may have; one that would have given something away has ``published`` off and is empty."""

    holds_no_personal_data = "Numbers of schools, rounded down, that everybody may see."

    day = models.DateField(unique=True)
    made = models.DateTimeField()
    published = models.BooleanField()
    tables = models.JSONField(default=dict, help_text="kind of school: area: number, rounded down")
    inside = models.JSONField(default=dict, help_text="which area lay in which")
    schools = models.JSONField(default=dict, help_text="how many schools the public list had in each council")
    held_back = models.PositiveIntegerField(default=0, help_text="numbers not published because they would give others away")

    class Meta:
        ordering = ["day"]
        permissions = [("watch_coverage", "Can see attacks on the tables of schools that acted, and is told of leaks")]

    def __str__(self) -> str:
        return f"release of {self.day}"


class AttackRun(models.Model):
    """One attack on everything ever published: how many numbers and changes it asked for, and how many it learned. Its result is public.

    One that is ``contradicted`` asked nothing: what was counted does not fit what was published.
    """

    holds_no_personal_data = "When an attack ran on what everybody may see, and what it learned."

    at = models.DateTimeField(db_index=True)
    releases = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    learned = models.PositiveIntegerField()
    contradicted = models.BooleanField(default=False)
    seconds = models.FloatField()
    before = models.DateField(_("before the release of"), null=True, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"attack of {self.at:%Y-%m-%d}"

    @property
    def found_nothing(self) -> bool:
        """Whether what it attacked gives nothing away."""
        return not (self.learned or self.contradicted)

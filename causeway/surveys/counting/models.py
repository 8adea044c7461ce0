"""What remains of answers: how often each was given, and what may be told of that."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from causeway.surveys.survey.models import Survey


class Tally(models.Model):
    """How many respondents of one kind gave one answer; the question is empty for how many there are.

    No row is anybody's: they are raised ten or more respondents at a time, and know neither when nor by whom.
    """

    holds_no_personal_data = "How often an answer was given, by region, kind and size of school; nobody is told of ten or fewer."

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="tallies")
    question = models.CharField(max_length=30, blank=True)
    answer = models.CharField(max_length=30, blank=True)
    region = models.CharField(max_length=9, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    size = models.CharField(max_length=10, blank=True)
    many = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "question", "answer", "region", "kind", "size"], name="surveys_one_tally_of_each"
            )
        ]

    def __str__(self) -> str:
        return f"tally {self.pk}"


class Release(models.Model):
    """What may be told of a survey: its tables without small cells. What the attack on them learned anything from is not in it.

    It is made once, when the survey has closed, and is public once staff publish it.
    """

    holds_no_personal_data = "Numbers that everybody may see."

    survey = models.OneToOneField(Survey, on_delete=models.CASCADE, related_name="release")
    made = models.DateTimeField()
    told = models.JSONField(_("what is told"), default=dict)
    asked = models.PositiveIntegerField(default=0, help_text="numbers not told that the attack asked for in vain")
    held_back = models.PositiveIntegerField(default=0, help_text="numbers not told because they would give others away")
    seconds = models.FloatField(default=0)

    def __str__(self) -> str:
        return f"release of survey {self.survey_id}"

"""Somebody's answers on their way. Once counted, the row holds nothing of anybody: no address, no school, no answer."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from causeway.moves.models import Moving
from causeway.people.row_links import RowLink, new_nonce
from causeway.privacy.personal import Personal
from causeway.privacy.until import Days
from causeway.surveys.answering.domain.states import MOVES, State
from causeway.surveys.survey.models import Survey
from causeway.surveys.survey.schools import Stratum

LINK = RowLink(salt="surveys.answer", route="surveys:answer", ended=_("This link belongs to no survey that can be answered."))


CLOSED = Days(30).after("survey__closes", said=_("the survey closed; what was counted is let go of sooner"))
NEVER_OPENED = Days(90).after(
    "state_since", where=Q(survey__closes=None), said=_("you were put on the list of a survey that was never sealed")
)


class Response(Moving):
    """One respondent's link. ``answers`` are by question; ``reached`` is the page on which to go on; ``email`` is empty in an open survey."""

    moves = MOVES
    personal = Personal(
        whose="email",
        purpose=_("To ask you once, and to keep your answers until they are counted with others’."),
        private=("email", "answers", "region", "kind", "size", "reached", "reminders", "written_on"),
        secret=("nonce",),
        public=("state", "state_since", "survey__title"),
        row_goes=True,
        until=CLOSED | NEVER_OPENED,
    )

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="responses")
    email = models.CharField(_("e-mail address"), max_length=254, blank=True)
    nonce = models.CharField(max_length=32, default=new_nonce)
    answers = models.JSONField(_("answers"), default=dict, blank=True)
    region = models.CharField(_("region"), max_length=9, blank=True)
    kind = models.CharField(_("kind of school"), max_length=20, blank=True)
    size = models.CharField(_("size of school"), max_length=10, blank=True)
    reached = models.CharField(max_length=40, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    written_on = models.DateField(null=True, blank=True, help_text="the day on which they were last written to")

    class Meta:
        verbose_name_plural = _("responses to surveys")
        constraints = [
            models.UniqueConstraint("survey", Lower("email"), condition=~Q(email=""), name="surveys_asked_once"),
            # Whoever changes this lets a counted answer be traced: the test "no join restores" would fail as well.
            models.CheckConstraint(
                condition=~Q(state=State.COUNTED.value) | Q(email="", region="", kind="", size="", reached="", written_on=None),
                name="surveys_counted_is_nobodys",
            ),
        ]

    def __str__(self) -> str:
        return f"response {self.pk}"

    @property
    def stratum(self) -> Stratum:
        """What is told of their school."""
        return Stratum(self.region, self.kind, self.size)

    @property
    def can_be_changed(self) -> bool:
        """Whether answers can be given."""
        return self.state in {State.ASKED, State.BEGUN}

    @property
    def is_sent(self) -> bool:
        """Whether they were sent and wait to be counted."""
        return bool(self.state == State.SENT)

    @property
    def is_counted(self) -> bool:
        """Whether they were counted."""
        return bool(self.state == State.COUNTED)

"""The room introduces itself."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from causeway.frame.addresses import whole_address
from causeway.frame.menu import SUPPORTERS_AND_SURVEYS
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.outbox.letters import Letter
from causeway.review.checks import identify_no_child
from causeway.review.queue import ReviewQueue
from causeway.surveys.answering.models import Response
from causeway.surveys.counting.looking_after import look_after
from causeway.surveys.home import WAITS
from causeway.surveys.pack import SURVEYS
from causeway.surveys.quotations.models import Quotation
from causeway.surveys.results.figures import figures, shareable
from causeway.surveys.survey.domain.states import PUBLIC
from causeway.surveys.survey.models import Survey
from causeway.surveys.survey.staff_views import WRITE
from causeway.work.jobs import every, minutes

DECIDED = Letter("survey-quotation-decided", _("A quotation"), "surveys/mail/quotation_decided.txt")


def _consented(rows: "QuerySet[Quotation]", _user: object) -> "QuerySet[Quotation]":
    return rows.filter(may_be_quoted=True)


QUEUE = ReviewQueue(
    model=Quotation,
    name="survey-quotations",
    title=_("Words of respondents"),
    entry="surveys/staff/quotation.html",
    permission="surveys.quote",
    writer=lambda _quotation: "",  # nobody knows who wrote it
    told=DECIDED,
    must=(identify_no_child("text"),),
    within=_consented,
)


def addresses() -> Iterable[str]:
    """Return the pages for the map of the site."""
    uids = Survey.objects.filter(state__in=PUBLIC).values_list("uid", flat=True)[:1000]
    return [whole_address("surveys:index"), *(whole_address("surveys:one", uid) for uid in uids)]


ROOM = Room(
    urls={"surveys/": "causeway.surveys.urls"},
    staff_urls={"surveys/": "causeway.surveys.staff_urls"},
    menu=(Entry(_("What schools say"), "surveys:index", order=490, folded=True),),
    staff_menu=(Entry(_("Surveys"), "surveys_staff:index", 334, WRITE, "form", group=SUPPORTERS_AND_SURVEYS),),
    permissions=("write", "publish", "quote"),
    reviews=(QUEUE,),
    waits=WAITS,
    jobs=(every(minutes(10), look_after, name="surveys.look_after"),),
    addresses=addresses,
    robots=("/surveys/answer/",),
    shareable=shareable,
    figures=figures,
    pack=(SURVEYS,),
    moves=(
        Drawn(Survey.moves, "survey-states.md", "What may become of a survey", "surveys/survey/domain/states.py"),
        Drawn(
            Response.moves,
            "survey-response-states.md",
            "What may become of somebody's answers to a survey",
            "surveys/answering/domain/states.py",
        ),
        Drawn(
            Quotation.moves,
            "survey-quotation-states.md",
            "What may become of a respondent's words",
            "surveys/quotations/models.py",
        ),
    ),
)

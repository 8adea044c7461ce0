"""Why an item stands where it stands: every point with the rule that gave it, and every place with the words that named it."""

from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.news.classifying.models import Assessment
from causeway.news.classifying.pack import NEWS_RULES, services
from causeway.news.classifying.reasons import RELEVANCE, from_json, sentence
from causeway.news.placing import labels
from causeway.news.placing.models import Tie
from causeway.news.ranking.queries import Shown


@dataclass(frozen=True)
class OfService:
    """What an item got for one service, and whether that was enough."""

    title: str
    is_about: bool
    points: int
    needs: int
    sentences: tuple[str, ...]

    @property
    def words(self) -> str:
        """Whether it is about the service, with its points and how many are needed."""
        said = {"points": self.points, "needs": self.needs}
        if self.is_about:
            return _("yes, %(points)s points where %(needs)s are needed") % said
        return _("no, %(points)s points where %(needs)s are needed") % said


@dataclass(frozen=True)
class Explained:
    """All that is said of why an item is here."""

    services: tuple[OfService, ...]
    relevance: tuple[str, ...]
    total: int
    relevant_at: int
    freshness: str
    days: str
    score: str
    places: tuple[tuple[Tie, str], ...]
    corrected: bool


def explained(shown: Shown) -> Explained:
    """Return why an item is here."""
    assessment = getattr(shown.item, "assessment", None)
    rules = NEWS_RULES.words()
    ties = shown.item.ties.filter(taken_off=False)
    about = _services(shown, assessment) if assessment else ()
    reasons = [sentence(each) for each in from_json(assessment.reasons.get(RELEVANCE, ()))] if assessment else []
    if shown.services:
        reasons.insert(0, _("because it is about one of the campaign’s services, %(points)+d") % {"points": rules.each_service})
    return Explained(
        about,
        tuple(reasons),
        assessment.relevance if assessment else 0,
        rules.relevant,
        number_format(round(shown.weighed.freshness, 2), 2),
        _days(round(shown.weighed.days_old)),
        number_format(round(shown.weighed.score, 1), 1),
        tuple((tie, labels.sentence(tie)) for tie in ties),
        shown.item.corrections.filter(undone_at=None).exists(),
    )


def _days(many: int) -> str:
    return ngettext("%(many)s day", "%(many)s days", many) % {"many": many}


def _services(shown: Shown, assessment: Assessment) -> tuple[OfService, ...]:
    needs = {each.key: each.needs for each in NEWS_RULES.words().services}
    about = set(shown.item.services.values_list("service", flat=True))
    named = services()
    found = []
    for key, title in named.items():
        reasons = from_json(assessment.reasons.get(key, ()))
        if reasons or key in about:
            points = sum(each.points for each in reasons)
            found.append(OfService(title, key in about, points, needs[key], tuple(map(sentence, reasons))))
    return tuple(found)

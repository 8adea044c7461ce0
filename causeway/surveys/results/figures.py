"""A survey's results where other rooms tell them: a figure for letters and slides, a card and texts for networks, each with its base."""

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.frame.addresses import whole_address
from causeway.frame.rooms import PublishedFigure, Shareable
from causeway.surveys.counting.models import Release
from causeway.surveys.results.reading import Asked, Results, Row, results
from causeway.surveys.survey.domain.definition import NONE
from causeway.surveys.survey.domain.states import State
from causeway.surveys.survey.models import Survey

NEWEST = 3  # surveys whose figures are offered elsewhere


def published() -> Iterator[tuple[Survey, Results]]:
    """Yield the newest surveys of which something is told."""
    rows = Release.objects.filter(survey__state=State.PUBLISHED).select_related("survey").order_by("-survey__published_at", "-pk")
    for release in rows[:NEWEST]:
        found = results(release.survey, release) if release.survey.is_intact else None
        if found is not None and found.enough:
            yield release.survey, found


def figures() -> Iterator[PublishedFigure]:
    """Yield a figure for each question of the newest surveys: its most frequent answer."""
    for survey, found in published():
        for asked in found.questions:
            if (row := most_frequent(asked)) is not None:
                yield _figure(survey, found, asked, row)


def most_frequent(asked: Asked) -> Row | None:
    """Return the answer most gave, leaving aside that it was left open; ``None`` where none is told."""
    told = [row for row in asked.rows if row.share is not None and row.key != NONE]
    return max(told, key=lambda row: row.many or 0, default=None)


def _figure(survey: Survey, found: Results, asked: Asked, row: Row) -> PublishedFigure:
    said = {"share": row.said, "answer": row.text, "question": asked.text, "base": found.base}
    return PublishedFigure(
        key=f"survey:{survey.uid}:{asked.key}",
        headline=row.said,
        sentence=_("%(share)s answered “%(answer)s” to “%(question)s” (%(base)s).") % said,
        subject=asked.text,
        group=_("What schools told us"),
        publisher=campaign().name,
        period=_period(survey),
        permalink=whole_address("surveys:one", survey.uid),
        caveat=" ".join(found.sentences[:1]),
    )


def _period(survey: Survey) -> str:
    ends = [date_format(day, "j F Y") for day in (survey.opens, survey.closes) if day is not None]
    return " – ".join(ends)


def shareable(key: str) -> Shareable | None:
    """Return a published survey as it is shared: by the question that stands first in it."""
    survey = Survey.objects.filter(uid=key, state=State.PUBLISHED).first()
    release = Release.objects.filter(survey=survey).first() if survey else None
    if survey is None or release is None or not survey.is_intact:
        return None
    found = results(survey, release)
    first = next(((asked, row) for asked in found.questions if (row := most_frequent(asked)) is not None), None)
    if first is None:
        return None
    figure = _figure(survey, found, *first)
    return Shareable(
        title=survey.title,
        subject=survey.title,
        address=figure.permalink,
        texts=(
            ("whole", _("%(said)s All of it, with who did not answer: {link}") % {"said": figure.sentence}),
            (
                "short",
                _("%(title)s: what schools answered, of how many, and what is not known. {link}") % {"title": survey.title},
            ),
        ),
        card=figure.sentence,
        above=survey.title,
        below=f"{figure.period}. {figure.caveat}",
    )

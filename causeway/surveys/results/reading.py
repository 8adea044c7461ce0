"""What came of a survey, as its page shows it: every number with its base, and a sentence where there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.charts import bars
from causeway.charts.svg import Svg, Words
from causeway.evidence.domain.intervals import wilson
from causeway.surveys.answering.reading import answer_text
from causeway.surveys.counting.models import Release
from causeway.surveys.results import base
from causeway.surveys.survey.domain.definition import NONE, Break, Kind, Question
from causeway.surveys.survey.models import Sealed, Survey
from causeway.surveys.survey.schools import TITLES, UNKNOWN, groups


@dataclass(frozen=True)
class Row:
    """One answer: how many gave it and their share, ``None`` where it is not told; weighted, and between what chance may have moved it."""

    key: str
    text: str
    many: int | None
    share: int | None
    weighted: int | None = None
    interval: str = ""
    said: str = ""  # the share in words that deny neither those who gave the answer nor those who did not


@dataclass(frozen=True)
class Group:
    """A column of a table: a group, and how many of it answered."""

    name: str
    answered: int | None


@dataclass(frozen=True)
class ByGroup:
    """A question by what tells schools apart: a row for each answer, its shares in the order of the groups.

    ``differs`` says where more than chance is at work.
    """

    title: str
    groups: tuple[Group, ...]
    rows: tuple[tuple[str, tuple[str | None, ...]], ...]
    differs: tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """One question with what was answered."""

    key: str
    text: str
    several: bool
    rows: tuple[Row, ...]
    chart: Svg | None
    by: tuple[ByGroup, ...]


@dataclass(frozen=True)
class Answering:
    """How many of a group there are on the list, were asked, and answered; ``None`` where it is not known or not told."""

    name: str
    listed: int | None
    asked: int | None
    answered: int | None


@dataclass(frozen=True)
class Who:
    """Who answered, by one thing that tells schools apart."""

    title: str
    rows: tuple[Answering, ...]
    note: str


@dataclass(frozen=True)
class Results:
    """All that is told of a survey. ``enough`` says whether anything is."""

    enough: bool
    sentences: tuple[str, ...]
    answered: int = 0
    base: str = ""
    weighting: tuple[str, ...] = ()
    who: tuple[Who, ...] = ()
    questions: tuple[Asked, ...] = ()
    attack: str = ""
    size: str = ""


def results(survey: Survey, release: Release) -> Results:
    """Return what may be told of a survey."""
    sealed, told = survey.sealed, release.told
    answered = told["answered"]
    if answered is None:
        few = _("Ten or fewer answered. Nothing can be told without telling of them.")
        return Results(enough=False, sentences=(few, base.stuffing(sealed, survey.refused)))
    sentences = (
        base.asked(sealed, answered),
        base.stuffing(sealed, survey.refused),
        base.about_intervals(sealed, answered),
    )
    return Results(
        enough=True,
        sentences=sentences,
        answered=answered,
        base=base.base(sealed, answered),
        weighting=_weighting(told.get("weights")),
        who=tuple(_who(sealed, Break(each), many) for each, many in told["who"].items()),
        questions=tuple(_question(sealed, told, each) for each in sealed.definition.questions if each.key in told["questions"]),
        attack=_attack(release),
        size="" if Break.SIZE in sealed.definition.breaks else _no_size(),
    )


def _no_size() -> str:
    return _(
        "By size: the list of schools carries no number of pupils, so nobody can tell whether large or small schools are missing."
    )


def _attack(release: Release) -> str:
    said = ngettext(
        "An attack asked for %(asked)s number that is not told and could work out none.",
        "An attack asked for the %(asked)s numbers that are not told and could work out none.",
        release.asked,
    )
    held = ngettext("%(held)s more was held back for that.", "%(held)s more were held back for that.", release.held_back)
    return f"{said} {held}" % {"asked": release.asked, "held": release.held_back}


def _weighting(weights: Mapping[str, Any] | None) -> tuple[str, ...]:
    if weights is None:
        return (_("Nothing is weighted: each answer counts as it was given."),)
    if not weights["converged"]:
        return (_("Weighting did not settle; shares are as they were given."),)
    said = [
        _(
            "Weighted shares make those who answered stand as the schools of the list do: %(by)s. They cannot mend who chose to answer."
        )
        % {"by": ", ".join(str(TITLES[Break(each)]).lower() for each in weights["by"])},
        _("The largest weight is %(largest)s; the weighted answers are worth about %(effective)s.")
        % {"largest": weights["largest"], "effective": f"{weights['effective']:,}"},
    ]
    if weights["left_out"]:
        names = [str(groups(Break(broken_by)).get(group, group)) for broken_by, group in weights["left_out"]]
        said.append(_("Too few or nobody answered for: %(names)s. No weight stands for them.") % {"names": ", ".join(names)})
    return tuple(said)


def _who(sealed: Sealed, broken_by: Break, told: Mapping[str, int | None]) -> Who:
    listed, by_link = sealed.schools["by"].get(broken_by.value, {}), sealed.asked["by"].get(broken_by.value, {})
    rows = tuple(  # every group there is: one that is left out would be one from which nobody answered
        Answering(str(called), listed.get(group), by_link.get(group), told.get(group))
        for group, called in groups(broken_by).items()
        if group != UNKNOWN or told.get(group)
    )
    notes = {
        Break.REGION: _("The list has state-funded schools in England only."),
        Break.KIND: _("The list does not say of what kind a school is; it is read from its name, and may be wrong."),
        Break.SIZE: _no_size(),
    }
    return Who(str(TITLES[broken_by]), rows, notes[broken_by])


def _question(sealed: Sealed, told: Mapping[str, Any], question: Question) -> Asked:
    made, answered = told["questions"][question.key], told["answered"]
    rows = tuple(_row(sealed, question, key, many, answered, made["weighted"]) for key, many in made["numbers"].items())
    by = tuple(_by(told, question, Break(each), cells) for each, cells in made["by"].items())
    return Asked(question.key, question.text, question.kind is Kind.SEVERAL, rows, _chart(question, rows, answered), by)


def _row(sealed: Sealed, question: Question, key: str, many: int | None, answered: int, weighted: Mapping[str, int]) -> Row:
    if many is None:
        return Row(key, answer_text(question, key), None, None)
    between = ""
    if base.has_intervals(sealed, answered):
        ends = wilson(many, answered)
        between = _("%(low)s%% to %(high)s%%") % {"low": round(100 * ends.lower), "high": round(100 * ends.upper)}
    return Row(
        key, answer_text(question, key), many, base.percent(many, answered), weighted.get(key), between, base.said(many, answered)
    )


def _chart(question: Question, rows: tuple[Row, ...], answered: int) -> Svg | None:
    drawn = [bars.Bar(row.text, row.share, row.said) for row in rows if row.share is not None and row.key != NONE]
    if not drawn:
        return None
    said = "; ".join(f"{bar.name}: {bar.said}" for bar in drawn)
    return bars.draw(drawn, Words(f"chart-{question.key}", question.text, f"{said} ({answered:,})"), alike=True)


def _by(told: Mapping[str, Any], question: Question, broken_by: Break, cells: Mapping[str, Mapping[str, int | None]]) -> ByGroup:
    names, of = groups(broken_by), told["who"][broken_by.value]
    order = [group for group in names if of.get(group) is not None]  # none, few and held back are left out alike
    keys = list(told["questions"][question.key]["numbers"])
    rows = tuple(
        (answer_text(question, key), tuple(_share(cells[each].get(key), of.get(each)) for each in order)) for key in keys
    )
    differs = tuple(
        _("“%(answer)s” differs between these groups by more than chance.") % {"answer": answer_text(question, answer)}
        for asked, by, answer in told["differences"]
        if (asked, by) == (question.key, broken_by.value)
    )
    return ByGroup(str(TITLES[broken_by]), tuple(Group(str(names[each]), of.get(each)) for each in order), rows, differs)


def _share(many: int | None, of: int | None) -> str | None:
    return None if many is None or of is None else base.said(many, of)


def every_number(survey: Survey, release: Release) -> list[tuple[str, ...]]:
    """Return all that is told as rows: question, answer, by what, group, how many. What is not among them is not told."""
    told, definition = release.told, survey.sealed.definition
    rows: list[tuple[str, str, str, str, int | None]] = [("", "", "", "", told["answered"])]
    for broken_by, by_group in told.get("who", {}).items():
        rows += [("", "", broken_by, group, many) for group, many in by_group.items()]
    for key, made in told.get("questions", {}).items():
        question = definition.question(key)
        rows += [(key, answer_text(question, answer), "", "", many) for answer, many in made["numbers"].items()]
        rows += [
            (key, answer_text(question, answer), broken_by, group, many)
            for broken_by, by_groups in made["by"].items()
            for group, cells in by_groups.items()
            for answer, many in cells.items()
        ]
    return [(*said, str(many)) for *said, many in rows if many is not None]

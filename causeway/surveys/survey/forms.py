"""What staff fill in: the YAML of a survey, or its head and its questions one by one, who is asked, a public note."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Day, Line, Words
from causeway.surveys.survey.domain.definition import Break, Definition, Drawn, Kind, Question, Way
from causeway.surveys.survey.reading import NotWell, checked, read
from causeway.surveys.survey.schools import TITLES

MOST_QUESTIONS = 12
LONGEST = 60_000


class YamlForm(forms.Form):
    """The whole survey as text."""

    text = Words(max_length=LONGEST, rows=30, required=True, label=gettext_lazy("The survey as YAML"), spellcheck="false")

    def clean_text(self) -> str:
        """Refuse what is no survey, with a sentence for each thing that is wrong."""
        text: str = self.cleaned_data["text"]
        try:
            self.definition = read(text)
        except NotWell as problem:
            raise forms.ValidationError(problem.sentences) from None
        return text


_BREAKS = [(each.value, TITLES[each]) for each in Break]
_WAYS = (
    ("open", gettext_lazy("Anyone with the link")),
    ("links-everyone", gettext_lazy("Those on a list, and the list has everybody")),
    ("links-random", gettext_lazy("Those on a list, who were drawn by chance")),
    ("links-chosen", gettext_lazy("Those on a list, who were chosen otherwise")),
)
_KINDS = (
    ("", gettext_lazy("No question")),
    (Kind.SINGLE.value, gettext_lazy("One answer of several")),
    (Kind.SEVERAL.value, gettext_lazy("As many as hold")),
    (Kind.SCALE.value, gettext_lazy("A scale from 1 to 5")),
    (Kind.NUMBER.value, gettext_lazy("A number")),
    (Kind.WORDS.value, gettext_lazy("A few words")),
)


class HeadForm(forms.Form):
    """What it is about, who is asked, when, and by what its tables are told."""

    title = Line(max_length=90, label=gettext_lazy("Title"), missing=gettext_lazy("Give it a title."))
    intro = Words(
        max_length=1200,
        rows=3,
        required=True,
        label=gettext_lazy("What it is about, and what becomes of it"),
        missing=gettext_lazy("Say what it is about, and what becomes of it."),
    )
    who = Line(max_length=300, label=gettext_lazy("Who is asked, in words"), missing=gettext_lazy("Say who is asked."))
    way = forms.ChoiceField(
        label=gettext_lazy("Who can answer"),
        choices=_WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose who can answer.")},
    )
    opens = Day(label=gettext_lazy("First day"), missing=gettext_lazy("Choose its first day."))
    closes = Day(label=gettext_lazy("Last day"), missing=gettext_lazy("Choose its last day."))
    breaks = forms.MultipleChoiceField(
        label=gettext_lazy("Tables are told"), choices=_BREAKS, widget=forms.CheckboxSelectMultiple, required=False
    )
    weighting = forms.MultipleChoiceField(
        label=gettext_lazy("Weighted"), choices=_BREAKS[:2], widget=forms.CheckboxSelectMultiple, required=False
    )

    @property
    def said(self) -> dict[str, Any]:
        """Its fields as a survey has them, of a form that is valid."""
        typed = dict(self.cleaned_data)
        way, _dash, drawn = typed.pop("way").partition("-")
        return {**typed, "way": way, "drawn": drawn or None}


class QuestionForm(forms.Form):
    """One question; one without a kind is left out."""

    kind = forms.ChoiceField(label=gettext_lazy("How it is answered"), choices=_KINDS, required=False)
    text = Line(max_length=300, required=False, label=gettext_lazy("The question"))
    options = Words(
        max_length=2000,
        rows=4,
        label=gettext_lazy("Answers"),
        help_text=gettext_lazy("One a line. For a scale: what 1 means, and what 5 means. For a number: where each band begins."),
    )
    after = Line(
        max_length=200,
        required=False,
        label=gettext_lazy("Asked only if"),
        help_text=gettext_lazy("The number of an earlier question and of its answer, such as 2: 1, 3. Empty for everybody."),
    )

    @property
    def is_one(self) -> bool:
        """Whether a form that is valid holds a question."""
        return bool(self.cleaned_data.get("kind"))

    def said(self, number: int, numbers: Mapping[str, int]) -> dict[str, Any]:
        """Return the question as a survey has it, of a form that is valid; ``numbers`` are those of all by the place they had here."""
        typed = self.cleaned_data
        lines = [line.strip() for line in typed["options"].splitlines() if line.strip()]
        said = {"key": f"q{number}", "kind": typed["kind"], "text": typed["text"], **_options(Kind(typed["kind"]), lines)}
        return {**said, "only_if": _only_if(typed["after"], numbers)} if typed["after"] else said


def _options(kind: Kind, lines: list[str]) -> dict[str, Any]:
    if kind is Kind.SCALE:
        return {"points": 5, "low": lines[0] if lines else "", "high": lines[1] if len(lines) > 1 else ""}
    if kind is Kind.NUMBER:
        bands = [int(line) if line.isascii() and line.isdigit() else line for line in lines]
        return {"bands": bands, "most": 1_000_000}
    return {"options": [{"key": str(at), "text": line} for at, line in enumerate(lines, 1)]}


def _only_if(text: str, numbers: Mapping[str, int]) -> dict[str, Any]:
    question, _colon, answers = text.partition(":")
    place = question.strip()
    return {"question": f"q{numbers.get(place, place)}", "answers": [each.strip() for each in answers.split(",") if each.strip()]}


QuestionForms = formset_factory(QuestionForm, extra=0, min_num=1, max_num=MOST_QUESTIONS, absolute_max=MOST_QUESTIONS)


def definition_of(head: HeadForm, questions: Any) -> Definition:
    """Return the survey that the forms hold; each question that is no words is told among all and by each break. Raises :class:`NotWell`."""
    there = [(str(place), form) for place, form in enumerate(questions, 1) if form.is_one]
    numbers = {place: number for number, (place, _form) in enumerate(there, 1)}
    asked = [form.said(number, numbers) for number, (_place, form) in enumerate(there, 1)]
    told = [each["key"] for each in asked if each["kind"] != Kind.WORDS]
    tables = [{"question": key, "by": by} for key in told for by in (None, *head.said["breaks"])]
    return checked({**head.said, "questions": asked, "tables": tables})


def head_of(definition: Definition) -> dict[str, Any]:
    """Return what the head's form shows of a draft."""
    way = definition.way.value if definition.way is Way.OPEN else f"links-{(definition.drawn or Drawn.CHOSEN).value}"
    said = {name: getattr(definition, name) for name in ("title", "intro", "who", "opens", "closes")}
    return {**said, "way": way, "breaks": list(definition.breaks), "weighting": list(definition.weighting)}


def questions_of(definition: Definition) -> list[dict[str, str]]:
    """Return what the questions' forms show of a draft."""
    return [_shown(each) for each in definition.questions]


def _shown(question: Question) -> dict[str, str]:
    lines = {
        Kind.SCALE: [question.low, question.high],
        Kind.NUMBER: list(map(str, question.bands)),
    }.get(question.kind, [each.text for each in question.options])
    after = f"{question.only_if.question.removeprefix('q')}: {', '.join(question.only_if.answers)}" if question.only_if else ""
    return {"kind": question.kind.value, "text": question.text, "options": "\n".join(lines), "after": after}


def fits_the_form(definition: Definition) -> bool:
    """Whether nothing of a survey would be lost in the form: keys, tables and kinds as the form makes them."""
    made = [each.key for each in definition.questions] == [f"q{at}" for at, _each in enumerate(definition.questions, 1)]
    plain = all(
        not each.hint and not each.unit and each.points in {0, 5} and each.most in {0, 1_000_000}
        and [one.key for one in each.options] == [str(at) for at, _one in enumerate(each.options, 1)]
        for each in definition.questions
    )  # fmt: skip
    told = [each.key for each in definition.questions if each.kind is not Kind.WORDS]
    tables = {(key, by) for key in told for by in (None, *definition.breaks)}
    same = {(each.question, each.by) for each in definition.tables} == tables
    return made and plain and same and len(definition.questions) <= MOST_QUESTIONS


class PeopleForm(forms.Form):
    """Who is asked, a line each."""

    # A field of Django's own: ours for words cut what is longer than anybody writes.
    people = forms.CharField(
        max_length=2_400_000,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        label=gettext_lazy("Who is asked"),
        help_text=gettext_lazy(
            "An e-mail address and the number of the school (URN) on each line, such as head@example.org, 123456."
        ),
        error_messages={"required": gettext_lazy("Paste the list.")},
    )


class NoteForm(forms.Form):
    """A sentence or two that everybody reads."""

    text = Words(
        max_length=1200,
        rows=3,
        required=True,
        label=gettext_lazy("What is to be known"),
        missing=gettext_lazy("Write what is to be known."),
    )


def example(today: dt.date) -> str:
    """Return a short survey as YAML to begin from; its questions are plainly examples."""
    opens, closes = today + dt.timedelta(days=7), today + dt.timedelta(days=35)
    return EXAMPLE.format(opens=opens.isoformat(), closes=closes.isoformat())


EXAMPLE = """\
title: An example survey
intro: What it is about, who reads the answers, and when they are published.
who: Leaders of state-funded schools in England
way: links            # or open: anyone with the link
drawn: everyone       # everyone, random or chosen; leave it out of an open survey
opens: {opens}
closes: {closes}
breaks: [region, kind]
weighting: [region]
questions:
  - key: tried
    kind: single
    text: Did your school ask for a specialist this year?
    options:
      - {{key: "yes", text: "Yes"}}
      - {{key: "no", text: "No"}}
  - key: came
    kind: scale
    text: How soon did somebody come?
    points: 5
    low: Far too late
    high: In good time
    only_if: {{question: tried, answers: ["yes"]}}
  - key: weeks
    kind: number
    text: After how many weeks did somebody come?
    unit: weeks
    most: 500
    bands: [0, 5, 13, 27, 53]
  - key: own
    kind: words
    text: What would have helped?
tables:
  - question: tried
  - {{question: tried, by: region}}
  - question: came
  - question: weeks
"""

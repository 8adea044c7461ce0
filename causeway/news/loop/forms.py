"""A rule, and a decision, as staff write them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from causeway.areas.place_form import PlaceForm
from causeway.campaign.pack import campaign
from causeway.evidence.definitions.schema import indicators
from causeway.frame.fields import Email, Line, Words
from causeway.letters.letter.asks import QUESTION
from causeway.letters.pack import QUESTIONS
from causeway.news.alerts.asking import of_query
from causeway.news.items.domain import Kind
from causeway.news.items.labels import KINDS
from causeway.news.loop.domain import Proposes
from causeway.news.loop.labels import PROPOSES
from causeway.news.loop.models import LONGEST_DRAFT, LONGEST_WORDS
from causeway.news.sources.models import Source


class RuleForm(forms.Form):
    """When this, then propose that."""

    title = Line(max_length=140, label=gettext_lazy("What staff call it"), missing=gettext_lazy("Give it a name."))
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("When one of these comes in"),
        choices=[(each.value, KINDS[each]) for each in Kind],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose what has to come in.")},
    )
    words = Line(
        max_length=LONGEST_WORDS,
        required=False,
        label=gettext_lazy("that is found by this search"),
        help_text=gettext_lazy(
            "As in alerts: “speech and language” AND waiting, or mp:“name”, or place:Leeds. Empty: whatever it says."
        ),
    )
    source = forms.ModelChoiceField(
        queryset=Source.objects.none(), required=False, label=gettext_lazy("and comes from this source")
    )
    proposes = forms.ChoiceField(
        label=gettext_lazy("then propose this"), choices=[(each.value, PROPOSES[each]) for each in Proposes]
    )
    asks = forms.MultipleChoiceField(
        label=gettext_lazy("to writers of letters with one of these asks; none ticked: of all"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    figure = forms.ChoiceField(label=gettext_lazy("with this figure of the place"), required=False)
    says = Words(max_length=LONGEST_DRAFT, rows=5, label=gettext_lazy("and these words in the draft"))
    active = forms.BooleanField(label=gettext_lazy("It is in use"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = Source.objects.all()  # type: ignore[attr-defined]
        questions = [(f"{QUESTION}{each.key}", each.title) for each in QUESTIONS.words() or ()]
        self.fields["asks"].choices = [*((each.key, each.title) for each in campaign().asks), *questions]  # type: ignore[attr-defined]
        named = sorted((str(each.name), key) for key, each in indicators().items())
        self.fields["figure"].choices = [("", gettext_lazy("none")), *((key, name) for name, key in named)]  # type: ignore[attr-defined]

    def clean_words(self) -> str:
        """Refuse words that are no search."""
        words: str = self.cleaned_data["words"]
        if words and (problem := of_query(words).problem):
            raise forms.ValidationError(problem)
        return words


class DecisionForm(forms.Form):
    """The words that go, as a person leaves them."""

    draft = Words(max_length=LONGEST_DRAFT, rows=8, label=gettext_lazy("The words, for you to change"))


class FigureForm(PlaceForm):
    """Which place the right figure is of, and what the article says instead."""

    printed = Words(
        max_length=LONGEST_WORDS,
        rows=2,
        label=gettext_lazy("The sentence with the figure, as it stands in the article"),
        help_text=gettext_lazy("Copy it word for word. It stands between quotation marks in the letter."),
    )
    figure = forms.ChoiceField(label=gettext_lazy("The published figure"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((str(each.name), key) for key, each in indicators().items())
        self.fields["figure"].choices = [(key, name) for name, key in named]  # type: ignore[attr-defined]
        self.fields["place"].label = gettext_lazy("The place that it is about")
        self.fields["place"].help_text = gettext_lazy("A council, a constituency, an NHS board, a postcode, or England.")


class CorrectionForm(forms.Form):
    """The letter, and to whom."""

    to = Email(
        label=gettext_lazy("Where the publisher takes corrections"),
        help_text=gettext_lazy("It stands on the publisher’s own pages, often under “Complaints and corrections”."),
    )
    subject = Line(max_length=300, label=gettext_lazy("Subject"), missing=gettext_lazy("Give the letter a subject."))
    letter = Words(
        max_length=LONGEST_DRAFT,
        rows=18,
        label=gettext_lazy("The letter"),
        required=True,
        missing=gettext_lazy("Write the letter."),
    )

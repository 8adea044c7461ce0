"""What a host changes of an activity that was proposed."""

from django import forms
from django.utils.translation import gettext_lazy

from causeway.activities.proposing.forms import ComingForm, HelpForm, PlaceForm, PublicWordsForm, WhenForm
from causeway.frame.fields import Email
from causeway.words.safe_fields import SafeWords


class EditForm(ComingForm, HelpForm, PublicWordsForm):
    """The words of it, who may come, and what would help."""


class MoveForm(PlaceForm, WhenForm):
    """Another time or place for one day."""


class OffForm(forms.Form):
    """Why it does not take place."""

    why = SafeWords(
        addresses=False,
        max_length=600,
        rows=3,
        required=True,
        label=gettext_lazy("Why? Everybody who comes reads this, and it stands on the page."),
        missing=gettext_lazy("Say in a line why: people have kept the day free."),
    )


class HandOverForm(forms.Form):
    """Who takes it over."""

    email = Email(
        label=gettext_lazy("Their e-mail address"),
        help_text=gettext_lazy("They get a link by which they take it over. Until they press its button it stays yours."),
        missing=gettext_lazy("Give the address of who takes it over."),
    )

"""What is typed on a writer's private page."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Day, Email, Line, Words
from causeway.letters.after.domain.redacting import LONGEST
from causeway.letters.after.domain.replies import Said
from causeway.letters.after.queries import in_words

EML_LIMIT = 2_000_000  # bytes; Django keeps a file of this size in memory, so that nothing of it touches the disk
FOLLOW_UP_WORDS = 4000


class FindForm(forms.Form):
    """The e-mail address somebody wrote with."""

    email = Email(
        label=gettext_lazy("The e-mail address you wrote with"),
        help_text=gettext_lazy("We send a link to it. It works once, for two hours."),
        missing=gettext_lazy("Give the e-mail address you wrote with."),
        autocomplete="email",
        inputmode="email",
    )


class GivenReplyForm(forms.Form):
    """The reply as it came: typed, pasted, or saved by a mail program. Nothing of this form is kept."""

    text = Words(
        max_length=LONGEST,
        rows=10,
        label=gettext_lazy("The reply"),
        help_text=gettext_lazy("Type it, paste it, or sum it up in a sentence of your own."),
    )
    file = forms.FileField(
        required=False,
        label=gettext_lazy("Or the saved message"),
        help_text=gettext_lazy(
            "A file ending in .eml, up to 2 MB. Most mail programs make one by “Save as”. Attachments are not read."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".eml,message/rfc822"}),
    )

    too_big = False  # the upload was dropped before it came here

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.too_big:
            self.add_error(
                "file", _("This file is over 2 MB. Save the message without its attachments, or paste its text above.")
            )
        elif not self.errors and not cleaned.get("text") and not cleaned.get("file"):
            self.add_error("text", _("Type or paste the reply, or choose the saved message. A sentence of your own is enough."))
        return cleaned


class ReplyForm(forms.Form):
    """What may be kept of a reply, looked at and changed by the writer, with its day and what it said."""

    text = Words(
        max_length=LONGEST,
        rows=12,
        label=gettext_lazy("What we shall keep"),
        help_text=gettext_lazy("Change it or take out more, as you like. It may be empty: the day and what it said are enough."),
    )
    also = Line(
        max_length=300,
        required=False,
        label=gettext_lazy("Also take out"),
        help_text=gettext_lazy("Names or words that must go, with commas between them."),
    )
    received_on = Day(
        label=gettext_lazy("The day it came"),
        missing=gettext_lazy("Give the day the reply came."),
        invalid=gettext_lazy("Write the day as 2026-03-31, or pick it."),
    )
    said = forms.MultipleChoiceField(
        label=gettext_lazy("What did it say?"),
        help_text=gettext_lazy("Several may fit."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick what fits best: it says what to do next.")},
    )

    def __init__(self, *args: Any, went_on: dt.date, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._went_on, self._today = went_on, today
        said = self.fields["said"]
        if isinstance(said, forms.MultipleChoiceField):
            said.choices = [(code.value, in_words(code)) for code in Said]

    def clean_received_on(self) -> dt.date:
        """Refuse a day before the letter went, or one that is still to come."""
        day: dt.date = self.cleaned_data["received_on"]
        if not self._went_on <= day <= self._today:
            raise forms.ValidationError(_("This lies before your letter went, or in the future. Look at the year."))
        return day

    @property
    def words_also(self) -> tuple[str, ...]:
        """What the writer wants taken out besides."""
        return also_of(self.data.get("also", ""))


def also_of(typed: str) -> tuple[str, ...]:
    """Return the words named in "also take out", one by one."""
    return tuple(word.strip() for word in str(typed)[:300].split(",") if len(word.strip()) > 1)


class FollowUpForm(forms.Form):
    """A letter after the first, in the writer's own words, with a figure where they mark it."""

    words = Words(
        max_length=FOLLOW_UP_WORDS,
        rows=7,
        required=True,
        label=gettext_lazy("Your words"),
        missing=gettext_lazy("Write a sentence of your own: two lines are enough."),
        spellcheck="true",
    )
    subject = Line(
        max_length=150,
        label=gettext_lazy("Subject"),
        missing=gettext_lazy("Write a subject, so that your letter is found again."),
    )
    repeat_ask = forms.BooleanField(required=False, label=gettext_lazy("Say again what I asked for, as it stood in my letter"))
    checked = forms.BooleanField(
        required=False, label=gettext_lazy("I looked again: no child can be recognised from this letter")
    )


class SureForm(forms.Form):
    """Saying that one is sure."""

    sure = forms.BooleanField(
        label=gettext_lazy("Yes, erase all of it"),
        error_messages={"required": gettext_lazy("Tick the box if you are sure. Nothing was erased.")},
    )

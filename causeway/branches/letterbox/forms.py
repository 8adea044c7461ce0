"""What is typed in a letter to a branch, and in an answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from causeway.branches.directory.forms import ShownName
from causeway.frame.fields import YourEmail
from causeway.words.safe_fields import SafeWords

LONGEST = 4000


class WordsForm(forms.Form):
    """Somebody's words to the other side."""

    text = SafeWords(max_length=LONGEST, rows=8, required=True, label=_("Your words"), missing=_("Write a few words first."))


class WriteForm(WordsForm):
    """A first letter."""

    field_order = ("subject", "text", "name", "email")

    subject = ShownName(
        addresses=False, max_length=120, label=_("What it is about"), missing=_("Say in a few words what it is about.")
    )
    name = ShownName(
        addresses=False,
        max_length=100,
        label=_("Your name"),
        help_text=_("Whoever answers reads it."),
        missing=_("Give your name: people answer people."),
        autocomplete="name",
    )
    email = YourEmail(
        help_text=_("We send you a link to confirm, and tell you of the answer. The branch does not see it."),
        missing=_("Give your e-mail address: the link goes there."),
    )

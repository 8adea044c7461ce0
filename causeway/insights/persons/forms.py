"""What is typed to find a person, and to erase them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.frame.fields import Email
from causeway.insights.accounts.forms import SecondKeyForm


class KeyForm(SecondKeyForm):
    """The second key, or the password where there is none."""

    key_field = "key"

    def __init__(self, *args: Any, password: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = gettext_lazy("Your password once more") if password else gettext_lazy("A new code from your phone or from paper")
        complete = "current-password" if password else "one-time-code"
        widget: Any = forms.PasswordInput if password else forms.TextInput
        self.fields["key"] = forms.CharField(label=label, max_length=128, widget=widget(attrs={"autocomplete": complete}))


class FindForm(forms.Form):
    """Whose data."""

    email = Email(
        label=gettext_lazy("Their e-mail address"),
        help_text=gettext_lazy("Everything here is found by the address. It is not kept, and stands in no address of a page."),
        missing=gettext_lazy("Give the e-mail address they wrote from."),
        autocomplete="off",
    )


class EraseForm(KeyForm):
    """The address once more, and the key once more: nothing comes back."""

    again = forms.CharField(
        label=gettext_lazy("Type their e-mail address once more"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._email = email
        self.order_fields(["again", "key"])

    def clean_again(self) -> str:
        """Refuse another address than the one that is shown."""
        typed: str = self.cleaned_data["again"].strip()
        if typed.casefold() != self._email.casefold():
            raise forms.ValidationError(_("That is another address than the one shown above. Type it as it stands there."))
        return typed

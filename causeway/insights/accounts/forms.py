"""What staff type about their own accounts."""

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordResetForm
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.audit.actions import record
from causeway.campaign.pack import campaign
from causeway.frame.fields import Line
from causeway.insights.acts import Noted
from causeway.insights.passkeys.questions import LONGEST
from causeway.outbox.actions.posting import NewMessage
from causeway.outbox.letters import to_person


def _code(help_text: Any, **attributes: object) -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Code"), max_length=40, widget=forms.TextInput(attrs=attributes), help_text=help_text
    )


class SecondKeyForm(forms.Form):
    """A second key: typed into ``key_field``, or in its place what a passkey answered, which a script fills in."""

    key_field = "code"
    passkey = forms.CharField(required=False, max_length=LONGEST, widget=forms.HiddenInput)

    def full_clean(self) -> None:
        """Want nothing typed where a passkey answered."""
        if self.data.get("passkey"):
            self.fields[self.key_field].required = False
        super().full_clean()

    @property
    def given(self) -> dict[str, str]:
        """What was given, as :func:`causeway.insights.accounts.second_factor.given` takes it."""
        return {"code": self.cleaned_data[self.key_field], "passkey": self.cleaned_data["passkey"]}


class CodeForm(SecondKeyForm):
    """A code from the phone or from paper, or a passkey."""

    code = _code(
        gettext_lazy("Six digits from the app on your phone, or one of your codes on paper."),
        autocomplete="one-time-code",
        autofocus=True,
    )


class NewPasskeyForm(forms.Form):
    """What a new passkey is called, and what the browser answered."""

    name = Line(
        label=gettext_lazy("What do you call it?"),
        max_length=64,
        required=False,
        help_text=gettext_lazy("So that you know it again: “work laptop”, “blue key”. Only you see it."),
        autocomplete="off",
    )
    passkey = forms.CharField(
        max_length=LONGEST,
        widget=forms.HiddenInput,
        error_messages={"required": gettext_lazy("No passkey was made. Press the button, and let your browser make one.")},
    )


class NameForm(forms.Form):
    """Another name for a passkey."""

    name = Line(
        label=gettext_lazy("Call it"),
        max_length=64,
        missing=gettext_lazy("Give it a name of one letter or more."),
        autocomplete="off",
    )


class FirstCodeForm(forms.Form):
    """The first code of a phone that is being set up. The page says above it what to do, so it does not begin in the field."""

    code = _code(gettext_lazy("Six digits. The app shows new ones twice a minute."), inputmode="numeric")


class ForgottenForm(PasswordResetForm):
    """Asks for an e-mail address; the link goes out through the outbox, as every mail of the site."""

    @transaction.atomic
    def send_mail(
        self,
        subject_template_name: str,  # noqa: ARG002  Django passes its own templates; the words are ours
        email_template_name: str,  # noqa: ARG002
        context: dict[str, Any],
        from_email: str | None,  # noqa: ARG002
        to_email: str,
        html_email_template_name: str | None = None,  # noqa: ARG002
    ) -> None:
        """Write the mail and an audit row together."""
        user = context["user"]
        text = render_to_string("insights/accounts/reset_mail.txt", context).strip() + "\n"
        new = NewMessage("staff-password", to_email, _("A new password for the staff’s side"), text, campaign().name)
        to_person(new, asked_for=True)
        record(Noted.PASSWORD_LINK_SENT, actor="visitor", subject=user)

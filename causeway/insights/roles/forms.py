"""Accounts as colleagues make and edit them: without another's password, and without rights that the editor does not hold."""

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from causeway.insights.roles.giving import into
from causeway.insights.roles.rights import Right, beyond, given_by, held_by, named


class _InHands:
    """A form of an account that knows who fills it in; ``refused`` are the rights for want of which something was refused."""

    instance: Any
    fields: Any
    cleaned_data: dict[str, Any]
    add_error: Any

    def __init__(self, *args: Any, editor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.editor = editor
        self.refused: list[Right] = []
        self._holds_before = held_by(self.instance) if self.instance.pk else set()
        if not editor.is_superuser:
            self.fields["groups"].help_text = _("You can put people into groups that may do no more than you.")

    def clean(self) -> Any:
        """Refuse groups that may do what the editor may not, and another address for an account that may."""
        cleaned = super().clean()  # type: ignore[misc]
        self._look_at_groups(set(self.cleaned_data.get("groups", ())))
        self._look_at_address()
        self._look_at_name()
        return cleaned

    def _look_at_name(self) -> None:
        """Refuse an e-mail address for a user name: the name stays with what its account did, also when its owner is erased."""
        if "username" in self.changed_data and "@" in str(self.cleaned_data.get("username", "")):  # type: ignore[attr-defined]
            said = _("Choose a name that is no e-mail address: it stays with what this account did, also when its owner leaves.")
            self.add_error("username", said)

    def _look_at_groups(self, wanted: set[Group]) -> None:
        there = set(self.instance.groups.all()) if self.instance.pk else set()
        for group in sorted(wanted - there, key=lambda each: each.name):
            if refused := beyond(self.editor, given_by([group])):
                self.refused += refused
                self.add_error("groups", into(group, refused))

    def _look_at_address(self) -> None:
        """Refuse another address for who may do more: a forgotten password is mailed there, and who wrote it would become the account."""
        if not self.instance.pk or self.instance.pk == self.editor.pk or "email" not in self.changed_data:  # type: ignore[attr-defined]
            return
        if refused := beyond(self.editor, self._holds_before):
            self.refused += refused
            said = _("You cannot change the address of an account that may do what you may not (%(rights)s).")
            self.add_error("email", said % {"rights": named(refused)})


class NewAccountForm(_InHands, UserCreationForm):  # type: ignore[misc]
    """A new account, with a first password."""


class AccountForm(_InHands, UserEditForm):  # type: ignore[misc]
    """An account as colleagues edit it, without its password: that is its owner's, who is asked for the old one."""

    @property
    def password_enabled(self) -> bool:
        """No password here."""
        return False

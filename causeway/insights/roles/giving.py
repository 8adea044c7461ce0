"""Nobody gives a right that they do not hold: not to a group, not by a group to an account, their own among them.

Each of Wagtail's ways is held to it: the pages of groups and of accounts, and what is done with several accounts at once. What would be given is
read from what would be saved, so a touched form, and a panel that a later version brings, is held to it as well.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import Group, User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.users.views import groups, users

from causeway.audit.actions import record
from causeway.insights.accounts.telling import tell_of_address
from causeway.insights.acts import Noted
from causeway.insights.roles.rights import Right, beyond, given_by, named


class _GivingToGroups:
    """Saving a group: refused where it would get what its editor does not hold, and written down."""

    request: HttpRequest
    object: Group
    permission_panel_forms: list[Any]
    produced_error_message: Any

    def is_valid(self, form: Any) -> bool:
        """Say which rights the editor cannot give."""
        if not super().is_valid(form):  # type: ignore[misc]
            return False
        refused = beyond(self.request.user, self._would_give(form))
        if refused:
            form.add_error(None, _("You cannot give what you may not do yourself: %(rights)s.") % {"rights": named(refused)})
            self.produced_error_message = _("The group was not saved.")
            _note_refused(self.request, self.object if self.object.pk else "", refused)
        return not refused

    def process_form(self) -> HttpResponse:
        """Save, and write down what the group was given and what was taken from it."""
        before = _rights(self.object)
        with transaction.atomic():
            response: HttpResponse = super().process_form()  # type: ignore[misc]
            if (after := _rights(self.object)) != before:
                detail = {"given": _words(after - before), "taken": _words(before - after)}
                record(Noted.ROLE_CHANGED, actor=self.request.user.get_username(), subject=self.object, detail=detail)
        return response

    def _would_give(self, form: Any) -> set[Right]:
        before, was_new = _rights(self.object), self.object.pk is None
        with transaction.atomic():
            form.save()
            for panel in self.permission_panel_forms:
                panel.save()
            after = _rights(self.object)
            transaction.set_rollback(True)
        if was_new:
            self.object.pk, self.object._state.adding = None, True  # noqa: SLF001  Django documents _state
        return after - before


class NewGroup(_GivingToGroups, groups.CreateView):  # type: ignore[misc]
    """Making a group."""


class ChangedGroup(_GivingToGroups, groups.EditView):  # type: ignore[misc]
    """Changing a group."""


class _GivingToAccounts:
    """Saving an account: its form knows whose hands it is in, and its groups are written down."""

    request: HttpRequest
    object: User | None

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who edits."""
        return {**super().get_form_kwargs(), "editor": self.request.user}  # type: ignore[misc]

    def save_instance(self) -> User:
        """Save, and write down which groups it came into and left."""
        before = _groups(self.object)
        address = User.objects.filter(pk=self.object.pk).values_list("email", flat=True).first() if self.object else ""
        saved: User = super().save_instance()  # type: ignore[misc]
        tell_of_address(saved, address or "")
        if (after := _groups(saved)) != before:
            detail = {"into": sorted(after - before), "out_of": sorted(before - after)}
            record(Noted.ROLES_GIVEN, actor=self.request.user.get_username(), subject=saved, detail=detail)
        return saved

    def form_invalid(self, form: Any) -> HttpResponse:
        """Write down what was refused for want of a right."""
        if form.refused:
            about = self.object if self.object is not None and self.object.pk else ""
            _note_refused(self.request, about, form.refused)
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]
        return response


class NewAccount(_GivingToAccounts, users.CreateView):  # type: ignore[misc]
    """Making an account."""


class ChangedAccount(_GivingToAccounts, users.EditView):  # type: ignore[misc]
    """Changing an account."""


@hooks.register("before_bulk_action")  # type: ignore[untyped-decorator]
def before_several(request: HttpRequest, kind: str, _objects: Iterable[Any], action: Any) -> HttpResponse | None:
    """Refuse to put several accounts into a group whose rights one does not hold."""
    role = _role(kind, action)
    refused = beyond(request.user, given_by([role])) if role else []
    if not refused:
        return None
    messages.error(request, into(role, refused))
    _note_refused(request, role, refused)
    return redirect(action.next_url)


@hooks.register("after_bulk_action")  # type: ignore[untyped-decorator]
def after_several(request: HttpRequest, kind: str, objects: Iterable[Any], action: Any) -> None:
    """Write down whom one put into a group."""
    if role := _role(kind, action):
        for account in objects:
            record(
                Noted.ROLES_GIVEN, actor=request.user.get_username(), subject=account, detail={"into": [role.name], "out_of": []}
            )


def into(group: Group | None, refused: list[Right]) -> str:
    """Return the sentence for a group in which somebody cannot put anybody."""
    words = {"group": group and group.name, "rights": named(refused)}
    return _("You cannot put anybody into “%(group)s”: it may do what you may not (%(rights)s).") % words


def _role(kind: str, action: Any) -> Group | None:
    return action.cleaned_form.cleaned_data["role"] if kind == "assign_role" else None


def _rights(group: Group) -> set[Right]:
    return given_by([Group(pk=group.pk)]) if group.pk else set()


def _groups(account: User | None) -> set[str]:
    return set(account.groups.values_list("name", flat=True)) if account is not None and account.pk else set()


def _words(rights: set[Right]) -> list[str]:
    return [str(each) for each in sorted(rights)]


def _note_refused(request: HttpRequest, subject: Any, refused: list[Right]) -> None:
    detail = {"rights": _words(set(refused))}
    record(Noted.RIGHTS_REFUSED, actor=request.user.get_username(), subject=subject, detail=detail)

"""Lists that staff keep under ``/staff/``: recorded and corrected by a room's action, never deleted, for they are history.

And the line of the menu that leads to a page, for those alone whom the page lets in.
"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from wagtail.admin.menu import MenuItem
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permission_policies.base import ModelPermissionPolicy

# What a form made, the names of the fields it changed, and who did it; returns what was saved.
Save = Callable[[Any, list[str], str], Any]


class PermittedItem(MenuItem):
    """Shown to accounts with the permission that its page asks for, or another that opens it too, where the campaign has the page."""

    def __init__(
        self, *args: Any, permission: str, or_permission: str = "", there: Callable[[], bool] | None = None, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self._permissions = tuple(filter(None, (permission, or_permission)))
        self._there = there

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this account has one of the permissions, and there is something to open."""
        return any(request.user.has_perm(each) for each in self._permissions) and (self._there is None or self._there())


class _ByAction:
    """Saving by the room's action, so that each change has its rules and its audit row."""

    form: Any
    request: Any
    save_by_action: Any = None
    log_as = ""
    produced_error_message: Any = None

    def save_instance(self) -> Any:
        """Save by the action."""
        saved = self.save_by_action(self.form.save(commit=False), self.form.changed_data, self.request.user.get_username())
        log(instance=saved, action=self.log_as, content_changed=self.form.has_changed(), user=self.request.user)
        return saved

    def form_valid(self, form: Any) -> HttpResponse:
        """Say in the form what the action refuses."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except ValidationError as refused:
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            form.add_error(None, refused)
            response = self.form_invalid(form)  # type: ignore[attr-defined]
        return response


class _Create(_ByAction, generic.CreateView):
    log_as = "wagtail.create"


class _Edit(_ByAction, generic.EditView):
    log_as = "wagtail.edit"
    has_content_changes = True


class _Kept(ModelPermissionPolicy):
    """Nobody deletes; ``fixed`` says that nobody adds either."""

    def __init__(self, model: type, *, fixed: bool) -> None:
        super().__init__(model)
        self._never = {"delete", "add"} if fixed else {"delete"}

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether the user may do it."""
        return action not in self._never and bool(super().user_has_permission(user, action))


class KeptViewSet(ModelViewSet):
    """A list of things that are recorded and corrected by the action ``save``, never deleted."""

    add_view_class = _Create
    edit_view_class = _Edit
    copy_view_enabled = False
    fixed = False
    save: Save

    def get_add_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Give the form its action."""
        return {**super().get_add_view_kwargs(**kwargs), "save_by_action": self.save}

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Give the form its action."""
        return {**super().get_edit_view_kwargs(**kwargs), "save_by_action": self.save}

    @property
    def permission_policy(self) -> _Kept:
        """Return who may do what."""
        return _Kept(self.model, fixed=self.fixed)

"""Wagtail's accounts and groups of staff, with our forms: no colleague's password, and no right that one does not hold."""

from typing import Any

from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import UserViewSet

from causeway.insights.roles.forms import AccountForm, NewAccountForm
from causeway.insights.roles.giving import ChangedAccount, ChangedGroup, NewAccount, NewGroup


class AccountViewSet(UserViewSet):  # type: ignore[misc]
    """Accounts without passwords for colleagues to set; a new one gets its first password from whoever makes it."""

    add_view_class = NewAccount
    edit_view_class = ChangedAccount
    copy_view_enabled = False  # a copy would bring its groups along

    def get_form_class(self, for_update: bool = False) -> Any:  # noqa: FBT001, FBT002  wagtail’s own signature
        """Return our form for an account that is there, or for a new one."""
        return AccountForm if for_update else NewAccountForm


class RoleViewSet(GroupViewSet):  # type: ignore[misc]
    """Groups, which get from nobody what they do not hold."""

    add_view_class = NewGroup
    edit_view_class = ChangedGroup

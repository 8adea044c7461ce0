"""Wagtail's accounts of staff, with our form: a colleague edits everything of an account but its password."""

from typing import Any

from wagtail.users.views.users import UserViewSet

from causeway.insights.accounts.forms import AccountForm


class AccountViewSet(UserViewSet):  # type: ignore[misc]
    """Accounts without passwords for colleagues to set."""

    def get_form_class(self, for_update: bool = False) -> Any:  # noqa: FBT001, FBT002  wagtail’s own signature
        """Return our form for an account that is there; a new one gets its first password from whoever makes it."""
        return AccountForm if for_update else super().get_form_class(for_update)

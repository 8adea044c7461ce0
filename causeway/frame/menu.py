"""A line in the staff's menu for those alone whom its page lets in."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class PermittedItem(MenuItem):  # type: ignore[misc]  # wagtail has no types
    """Shown to accounts with the permission that its page asks for, or another that opens it too."""

    def __init__(self, *args: Any, permission: str, or_permission: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        self._permissions = tuple(filter(None, (permission, or_permission)))

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this account has one of the permissions."""
        return any(request.user.has_perm(each) for each in self._permissions)

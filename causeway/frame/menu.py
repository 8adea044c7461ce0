"""A line in the staff's menu for those alone whom its page lets in."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class PermittedItem(MenuItem):  # type: ignore[misc]  # wagtail has no types
    """Shown to accounts with the permission that its page asks for."""

    def __init__(self, *args: Any, permission: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self._permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this account has the permission."""
        return bool(request.user.has_perm(self._permission))

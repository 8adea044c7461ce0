"""Wagtail's app of accounts, as staff of the campaign use it."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):  # type: ignore[misc]
    """Wagtail's accounts, with the forms of this room."""

    user_viewset = "causeway.insights.users.AccountViewSet"
    group_viewset = "causeway.insights.users.RoleViewSet"

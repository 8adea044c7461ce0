"""The insights room as a Django app."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class InsightsConfig(AppConfig):
    """What the campaign's staff see."""

    name = "causeway.insights"
    label = "insights"
    default = True
    default_auto_field = "django.db.models.BigAutoField"


class AccountsConfig(WagtailUsersAppConfig):  # type: ignore[misc]
    """Wagtail's accounts, with the forms of this room."""

    user_viewset = "causeway.insights.users.AccountViewSet"
    group_viewset = "causeway.insights.users.RoleViewSet"

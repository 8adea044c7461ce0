"""Where staff record partners. Saving goes by the room's action, so that each change has its rules and its audit row."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log
from wagtail.permission_policies.base import ModelPermissionPolicy

from causeway.letters.actions import partnering
from causeway.letters.partner_models import Partner


class _ByAction:
    form: Any
    request: Any
    log_as = ""
    produced_error_message: Any = None

    def save_instance(self) -> Any:
        """Save by the action."""
        saved = partnering.save(self.form.save(commit=False), actor=self.request.user.get_username())
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


class CreatePartner(_ByAction, generic.CreateView):
    """Recording a partner."""

    log_as = "wagtail.create"


class EditPartner(_ByAction, generic.EditView):
    """Changing a partner."""

    log_as = "wagtail.edit"
    has_content_changes = True


class _NeverDeleted(ModelPermissionPolicy):
    """A partner is switched off, not deleted: its letters are counted under its name."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Return whether the user may do it."""
        return action != "delete" and bool(super().user_has_permission(user, action))


class PartnerViewSet(ModelViewSet):
    """Partners' sites."""

    model = Partner
    name = "partners"
    icon = "site"
    menu_label = _("Partners")
    menu_order = 311
    add_to_admin_menu = True
    add_view_class = CreatePartner
    edit_view_class = EditPartner
    copy_view_enabled = False
    list_display = ["name", "slug", "switched_on"]
    form_fields = ["name", "slug", "origins", "switched_on"]

    @property
    def permission_policy(self) -> _NeverDeleted:
        """Return who may do what."""
        return _NeverDeleted(self.model)

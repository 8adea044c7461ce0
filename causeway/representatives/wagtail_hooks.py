"""Where staff correct how an MP is addressed, and record vacancies and dissolutions. Nothing here is deleted: it is history."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup
from wagtail.log_actions import log
from wagtail.permission_policies.base import ModelPermissionPolicy

from causeway.representatives import actions, recess
from causeway.representatives.models import Member, Parliament, Vacancy
from causeway.representatives.recess_models import Recess

Saved = TypeVar("Saved", Member, Parliament, Vacancy, Recess)


def _save(instance: Saved, changed: list[str], actor: str) -> Saved:
    """Hand what a form made to the action for it."""
    if isinstance(instance, Member):
        return actions.correct_member(instance, changed=changed, actor=actor)
    if isinstance(instance, Parliament):
        return actions.save_parliament(instance, actor=actor)
    if isinstance(instance, Recess):
        return recess.save(instance, actor=actor)
    return actions.save_vacancy(instance, actor=actor)


class _ByAction:
    """Saving by the room's actions, so that each change has its rules and its audit row."""

    form: Any
    request: Any
    log_as = ""
    produced_error_message: Any = None

    def save_instance(self) -> Any:
        """Save by the action."""
        instance = _save(self.form.save(commit=False), self.form.changed_data, self.request.user.get_username())
        log(instance=instance, action=self.log_as, content_changed=self.form.has_changed(), user=self.request.user)
        return instance

    def form_valid(self, form: Any) -> HttpResponse:
        """Say in the form what the action refuses."""
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except ValidationError as refused:
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            form.add_error(None, refused)
            response = self.form_invalid(form)  # type: ignore[attr-defined]
        return response


class CreateByAction(_ByAction, generic.CreateView):
    """Recording something new."""

    log_as = "wagtail.create"


class EditByAction(_ByAction, generic.EditView):
    """Changing what is recorded."""

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
    """A list of things that are recorded and corrected, never deleted."""

    add_view_class = CreateByAction
    edit_view_class = EditByAction
    copy_view_enabled = False
    fixed = False

    @property
    def permission_policy(self) -> _Kept:
        """Return who may do what."""
        return _Kept(self.model, fixed=self.fixed)


class MemberViewSet(KeptViewSet):
    """MPs: the list is Parliament's, the form of address may be ours."""

    model = Member
    name = "members"
    icon = "user"
    menu_label = _("MPs")
    fixed = True
    list_display = ["name", "party", "email", "salutation"]
    search_fields = ["name", "email"]
    search_backend_name = None
    panels = [
        FieldPanel("name", read_only=True),
        FieldPanel("full_title", read_only=True),
        FieldPanel("party", read_only=True),
        MultiFieldPanel(
            [FieldPanel("salutation"), FieldPanel("own_envelope_name"), FieldPanel("email")],
            heading=_("How we address them"),
            help_text=_("What you write here stays when the list is refreshed."),
        ),
    ]


class VacancyViewSet(KeptViewSet):
    """Vacant seats."""

    model = Vacancy
    name = "vacancies"
    icon = "circle-xmark"
    menu_label = _("Vacancies")
    list_display = ["constituency", "since", "election_on", "filled_on", "withdrawn"]
    panels = [
        FieldPanel("constituency"),
        FieldPanel("since"),
        FieldPanel("reason"),
        FieldPanel("writ_on"),
        FieldPanel("election_on"),
        FieldPanel("filled_on", read_only=True),
        FieldPanel("withdrawn"),
    ]


class ParliamentViewSet(KeptViewSet):
    """Parliaments and their dissolution."""

    model = Parliament
    name = "parliaments"
    icon = "calendar"
    menu_label = _("Parliaments")
    list_display = ["number", "elected_on", "dissolved_on"]
    form_fields = ["number", "elected_on", "dissolved_on"]


class RecessViewSet(KeptViewSet):
    """When the Commons is away."""

    model = Recess
    name = "recesses"
    icon = "calendar-alt"
    menu_label = _("Recesses")
    list_display = ["rises", "returns", "checked", "completes_year", "withdrawn"]
    form_fields = ["rises", "returns", "source", "checked", "completes_year", "withdrawn"]


class RepresentativesGroup(ModelViewSetGroup):
    """The menu."""

    menu_label = _("Representatives")
    menu_icon = "group"
    menu_order = 300
    items = (MemberViewSet, VacancyViewSet, ParliamentViewSet, RecessViewSet)


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # wagtail has no types
def representatives() -> RepresentativesGroup:
    """Add the group to the staff's menu."""
    return RepresentativesGroup()

"""Where staff correct how an MP is addressed, and record vacancies and dissolutions. Nothing here is deleted: it is history."""

from typing import TypeVar

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn

from causeway.frame.menu import LETTERS_AND_MPS
from causeway.frame.staff_lists import KeptViewSet
from causeway.representatives.directory.views import may_see
from causeway.representatives.members import actions
from causeway.representatives.members.models import Member, Parliament, Vacancy
from causeway.representatives.recess import queries as recess
from causeway.representatives.recess.models import Recess

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


class RecordViewSet(KeptViewSet):
    """A list of this room."""

    save = staticmethod(_save)
    menu_hook = LETTERS_AND_MPS.hook


class MemberViewSet(RecordViewSet):
    """MPs: the list is Parliament's, the form of address may be ours."""

    model = Member
    name = "members"
    icon = "user"
    menu_label = _("MPs")
    menu_order = 315
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


class VacancyViewSet(RecordViewSet):
    """Vacant seats."""

    model = Vacancy
    name = "vacancies"
    icon = "circle-xmark"
    menu_label = _("Vacancies")
    menu_order = 317
    list_display = [
        "constituency",
        "since",
        "election_on",
        "filled_on",
        BooleanColumn("withdrawn", label=_("Withdrawn"), sort_key="withdrawn"),
    ]
    panels = [
        FieldPanel("constituency"),
        FieldPanel("since"),
        FieldPanel("reason"),
        FieldPanel("writ_on"),
        FieldPanel("election_on"),
        FieldPanel("filled_on", read_only=True),
        FieldPanel("withdrawn"),
    ]


class ParliamentViewSet(RecordViewSet):
    """Parliaments and their dissolution."""

    model = Parliament
    name = "parliaments"
    icon = "calendar"
    menu_label = _("Parliaments")
    menu_order = 318
    list_display = ["number", "elected_on", "dissolved_on"]
    form_fields = ["number", "elected_on", "dissolved_on"]


class RecessViewSet(RecordViewSet):
    """When the Commons is away."""

    model = Recess
    name = "recesses"
    icon = "calendar-alt"
    menu_label = _("Recesses")
    menu_order = 319
    list_display = [
        "rises",
        "returns",
        "checked",
        BooleanColumn("completes_year", label=_("The year is complete"), sort_key="completes_year"),
        BooleanColumn("withdrawn", label=_("Withdrawn"), sort_key="withdrawn"),
    ]
    form_fields = ["rises", "returns", "source", "checked", "completes_year", "withdrawn"]


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]  # wagtail has no types
def records() -> list[RecordViewSet]:
    """Add the lists."""
    return [MemberViewSet(), VacancyViewSet(), ParliamentViewSet(), RecessViewSet()]


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]  # as above
def addresses() -> list[URLPattern | URLResolver]:
    """Add the directory's pages under ``/staff/``."""
    return [path("", include("causeway.representatives.directory.urls"))]


class DirectoryMenuItem(MenuItem):
    """Shown only to those whom the page lets in."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this account may see whom the directory names."""
        return may_see(request)


@hooks.register(LETTERS_AND_MPS.hook)  # type: ignore[untyped-decorator]  # as above
def directory_item() -> DirectoryMenuItem:
    """Add the line for councils', boards' and devolved offices."""
    return DirectoryMenuItem(_("Other offices"), reverse("directory:overview"), icon_name="group", order=316)


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]  # as above
def permissions() -> "QuerySet[Permission]":
    """Return what a group can be allowed."""
    return Permission.objects.filter(
        content_type__app_label="representatives", codename__in=["add_directoryrelease", "view_officeentry"]
    )

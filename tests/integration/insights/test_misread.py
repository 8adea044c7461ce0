"""Odd values in the editor's own addresses are answered by a sentence, for each role; faults are not hidden by it."""

import logging

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.test import Client
from django.urls import path
from wagtail.admin.views.home import HomeView
from wagtail.models import Page

from causeway.config.urls import urlpatterns as every_address

pytestmark = pytest.mark.django_db
CHOOSERS = ("images/chooser", "documents/chooser", "snippets/choose/sharing/sharetext")
ODD_KEYS = ("zzz", "-1", "99999999999999999999", "%00", "é'\"<")
ODD = [
    *(f"{chooser}/chosen/{key}/" for chooser in CHOOSERS for key in ODD_KEYS),
    *(f"{chooser}/chosen-multiple/?id={key}" for chooser in (*CHOOSERS, "choose-page") for key in ODD_KEYS),
    *(f"api/main/{kind}/find/?id={key}" for kind in ("pages", "images", "documents") for key in ODD_KEYS),
    *(f"workflows/edit/1/?p={key}" for key in ODD_KEYS),
    "pages/1/set_position/",
    *(f"pages/99999999999999999999/{act}/" for act in ("set_position", "lock", "edit")),
]


@pytest.fixture(params=["superuser", "Editors", "Moderators"])
def staff(request):
    user = User.objects.create_user("nia", "nia@example.org", is_superuser=request.param == "superuser")
    user.groups.set(Group.objects.filter(name=request.param))
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def answered(answer):
    assert answer.status_code in {200, 302, 400, 403, 404}, (answer.request, answer.status_code)
    if answer.status_code in {400, 404}:
        said = answer.content.decode()
        assert "<h1" in said or '"message": "not found"' in said, answer.request


def test_odd_addresses_are_answered(staff):
    for address in ODD:
        answered(staff.get(f"/staff/{address}"))


def test_forms_without_their_fields_are_answered(staff):
    for address in ("choose-external-link/", "redirects/import/process/", f"{CHOOSERS[2]}/create/", "pages/1/set_position/"):
        for sent in ({}, {"url": "", "input_format": "zzz", "import_file_name": "\0"}):
            answered(staff.post(f"/staff/{address}", sent))


def test_a_form_that_was_not_the_pages_own_is_answered(client, admin_user):
    """As a page's form that was cut short on its way."""
    client.force_login(admin_user)
    call_command("load_campaign", verbosity=0)
    pages = Page.objects.filter(depth__gt=1)
    assert pages
    for page in pages:
        for address in (f"{page.pk}/edit/", f"{page.pk}/edit/preview/", f"{page.pk}/copy/", f"{page.pk}/move/"):
            for sent in ({}, {"id": "zzz", "asks-count": "zzz"}):
                answered(client.post(f"/staff/pages/{address}", sent))


def test_the_first_page_of_the_tree_is_not_locked_on_the_way(staff):
    for act in ("lock", "unlock"):
        assert staff.post(f"/staff/pages/{Page.get_first_root_node().pk}/{act}/").status_code in {302, 404}
    assert not Page.get_first_root_node().locked


def test_signing_in_goes_on_to_addresses_and_not_to_names(staff):
    assert staff.get("/staff/login/?next=zzz")["Location"] == "/staff/"
    assert staff.get("/staff/login/?next=/staff/account/")["Location"] == "/staff/account/"
    assert staff.get("/staff/login/?next=//example.org/")["Location"] == "/staff/"


class _Ours(HomeView):
    def get(self, _request):
        raise ValueError("A fault of ours")


class _Unknown(HomeView):
    get = staticmethod(dict)  # a TypeError within the library, of which nothing is known


_Ours.__module__ = _Unknown.__module__ = "wagtail.example"  # a page of the library, which calls our code
urlpatterns = [path("staff/ours/", _Ours.as_view()), path("staff/unknown/", _Unknown.as_view()), *every_address]
handler404, handler400, handler500 = (
    "causeway.frame.views.not_found",
    "causeway.frame.views.unreadable",
    "causeway.frame.views.server_error",
)


@pytest.mark.urls(__name__)
@pytest.mark.parametrize("address", ["/staff/unknown/", "/staff/ours/"])
def test_faults_are_not_hidden(client, admin_user, address, monkeypatch):
    monkeypatch.setattr("causeway.insights.misread.OURS", __file__)
    client.force_login(admin_user)
    client.raise_request_exception = False
    assert client.get(address).status_code == 500


def test_what_is_answered_is_logged_with_where_it_happened(client, admin_user, caplog):
    client.force_login(admin_user)
    with caplog.at_level(logging.WARNING, "causeway.insights.misread"):
        assert client.get("/staff/images/chooser/chosen/zzz/").status_code == 404
    (row,) = [each for each in caplog.records if each.name == "causeway.insights.misread"]
    assert row.exc_info
    assert "wagtailimages_chooser:chosen" in row.getMessage()

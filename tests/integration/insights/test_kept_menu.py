"""The staff's menu as it goes into a page: what Wagtail would make of it, kept, and never older than the account's rights."""

import json
import re

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse
from telepath import ValueContext
from wagtail.admin.telepath import JSContext
from wagtail.admin.ui.sidebar import ActionMenuItem, LinkMenuItem, MainMenuModule, SubMenuItem

from causeway.insights import kept_menu

pytestmark = pytest.mark.django_db


def _menu(user: User, *lines: object) -> MainMenuModule:
    return MainMenuModule([SubMenuItem("group", "A group", list(lines))], [ActionMenuItem("out", "Log out", "/out/")], user)


def _packed(menu: MainMenuModule) -> object:
    return JSContext().pack([menu])[0]


def test_what_is_kept_is_what_wagtail_makes():
    user = User(username="nia")
    menu = _menu(user, LinkMenuItem("one", "One", "/one/"), LinkMenuItem("two", "Two", "/two/", attrs={"data-x": "y"}))
    wagtails = kept_menu._wagtails.build_node(menu, ValueContext(JSContext())).emit()
    assert _packed(menu) == wagtails
    assert _packed(menu) == wagtails  # and as it was kept


def test_another_line_another_name_and_another_kind_of_line_are_another_menu():
    user = User(username="nia")
    line = LinkMenuItem("one", "One", "/one/")
    kept = [
        _packed(_menu(user, line)),
        _packed(_menu(user, line, LinkMenuItem("two", "Two", "/two/"))),
        _packed(_menu(User(username="sam"), line)),
        _packed(_menu(user, ActionMenuItem("one", "One", "/one/"))),
        _packed(_menu(user, LinkMenuItem("one", "One", "/other/"))),
    ]
    assert len({json.dumps(each) for each in kept}) == len(kept)


def _addresses(client) -> str:
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    return re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', page, re.DOTALL)[1]


def test_a_right_that_is_given_or_taken_is_seen_on_the_next_page(client):
    user = User.objects.create_user("nia", "nia@example.org", "plain-example-words")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    where, right = reverse("roundtables_staff:every"), Permission.objects.get(codename="see_roundtables")
    assert where not in _addresses(client)
    user.user_permissions.add(right)
    assert where in _addresses(client)
    user.user_permissions.remove(right)
    assert where not in _addresses(client)

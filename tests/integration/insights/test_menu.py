"""The staff's menu: few groups, each with what this account may open, and none that is empty."""

import re
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from wagtail.admin.menu import SubmenuMenuItem, admin_menu

from causeway.frame.menu import EVERY
from causeway.frame.rooms import rooms
from causeway.supporters import pack as supporters_pack

pytestmark = pytest.mark.django_db


def groups_of(user):
    """What the menu shows an account: the addresses of each group by its key, and those that stand alone."""
    request = SimpleNamespace(user=user)
    alone, grouped = [], {}
    for item in admin_menu.menu_items_for_request(request):
        if isinstance(item, SubmenuMenuItem):
            grouped[item.name] = [str(each.url) for each in item.menu.menu_items_for_request(request)]
        else:
            alone.append(str(item.url))
    return alone, grouped


@pytest.fixture
def everything(admin_user):
    return groups_of(admin_user)


def test_every_page_of_staff_that_a_room_declares_is_in_a_group(everything):
    _alone, grouped = everything
    shown = {address for each in EVERY for address in grouped[each.key]}
    declared = {entry.address for room in rooms().values() for entry in room.staff_menu if entry.is_there}
    queues = {reverse("review:queue", args=[queue.name]) for room in rooms().values() for queue in room.reviews}
    assert declared | queues <= shown
    assert all(address in shown for address in map(reverse, ("members:index", "partners:index", "dates-to-know:index")))


def test_what_stands_alone_is_the_editors_own(everything):
    alone, grouped = everything
    assert len(alone) + len(grouped) <= 15
    assert not [address for address in alone if re.search("letters|roundtables|news|partners|outbox|surveys", address)]


@pytest.mark.parametrize("group", ["Letter reviewers", "News staff", "Newsletter writers", "Data officers"])
def test_a_role_is_shown_what_opens_for_it_and_no_empty_group(client, group):
    user = User.objects.create_user("lena", password="a plain example")
    user.groups.add(Group.objects.get(name=group))
    client.force_login(user)
    _alone, grouped = groups_of(user)
    ours = {key: lines for key, lines in grouped.items() if key in {each.key for each in EVERY}}
    assert ours
    assert all(ours.values())
    for address in (each for lines in ours.values() for each in lines):
        assert client.get(address).status_code == 200, address


def test_an_account_that_may_do_nothing_sees_no_group():
    user = User.objects.create_user("tom", password="a plain example")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert not {each.key for each in EVERY} & set(groups_of(user)[1])


def test_what_the_campaign_has_not_is_not_in_the_menu(monkeypatch, admin_user):
    monkeypatch.setattr(supporters_pack, "SUPPORTERS", SimpleNamespace(words=lambda: None))
    shown = groups_of(admin_user)[1]["supporters"]
    assert reverse("surveys_staff:index") in shown
    assert not [address for address in shown if "newsletters" in address]

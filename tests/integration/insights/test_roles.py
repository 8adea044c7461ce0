"""What a role may do, made from what the rooms declare."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse

from causeway.insights.roles.queries import rights_of, rights_of_group

pytestmark = pytest.mark.django_db


def titles(entries):
    return {str(each.title) for each in entries}


@pytest.mark.parametrize(
    ("role", "opens", "shut"),
    [
        ("Reviewers", {"Letters to look at", "Activities", "Motions"}, {"One person’s data", "Who did what", "Outbox"}),
        ("Data officers", {"One person’s data", "Who did what"}, {"Letters to look at", "Coverage", "Roundtables"}),
        ("Campaign editors", {"Library"}, {"Letters to look at", "One person’s data", "Coverage"}),
        ("Regional organisers", {"Coverage", "Monday’s five", "Roundtables"}, {"One person’s data", "Letters to look at"}),
    ],
)
def test_a_role_opens_its_pages_and_no_more(client, role, opens, shut):
    group = Group.objects.get(name=role)
    rights = rights_of_group(group)
    assert opens <= titles(rights.pages)
    assert shut <= titles(rights.closed)
    user = User.objects.create_user("example", password="plain-example-words")
    user.groups.add(group)
    client.force_login(user)
    for entry in rights.pages:
        assert client.get(entry.address).status_code == 200, entry.title
    for entry in rights.closed:
        assert client.get(entry.address).status_code in {302, 403}, entry.title


def test_ones_own_rights_are_those_of_all_ones_groups(client, account):
    user = account("library.keep_library")
    user.groups.add(Group.objects.get(name="Data officers"))
    assert {"Library", "Who did what"} <= titles(rights_of(user).pages)
    page = client.get(reverse("staff-roles:mine")).content.decode()
    assert "Can keep the library" in page
    assert "All roles" not in page


def test_who_gives_roles_sees_each(client, account):
    account("auth.change_group")
    page = client.get(reverse("staff-roles:mine")).content.decode()
    assert "Data officers" in page
    group = Group.objects.get(name="Data officers")
    one = client.get(reverse("staff-roles:one", args=[group.pk])).content.decode()
    assert "Can find, export and erase what is held about a person" in one
    assert Permission.objects.get(codename="look_after_people").name in one


def test_an_account_without_limits_is_told_so(client, admin_client):
    assert "this account has no limits" in admin_client.get(reverse("staff-roles:mine")).content.decode()

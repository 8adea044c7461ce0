"""Nobody gives a right that they do not hold, nor puts anybody where more may be done than they may."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import Collection, GroupPagePermission, Page

from causeway.audit.models import Entry
from causeway.insights.acts import Noted
from causeway.regions.models import LooksAfter

pytestmark = pytest.mark.django_db


def permission(code):
    app, codename = code.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


@pytest.fixture
def office(account):
    """Somebody who looks after accounts and groups, and reviews letters."""
    return account("auth.add_user", "auth.change_user", "auth.add_group", "auth.change_group", "letters.review_letters")


@pytest.fixture
def strong(db):
    """A group that may erase people's data."""
    group = Group.objects.create(name="Strong")
    group.permissions.add(permission("insights.look_after_people"))
    return group


@pytest.fixture
def plain(db):
    """A group that may do what the office may."""
    group = Group.objects.create(name="Plain")
    group.permissions.add(permission("letters.review_letters"))
    return group


def panels(client, address):
    """What the panels of a group's page send, as they are shown."""
    forms = client.get(address).context["permission_panels"]
    return {
        f"{form.prefix}-{name}": form.management_form[name].value() for form in forms for name in form.management_form.fields
    } | {each.html_name: each.value() or "" for form in forms for one in form.forms for each in one}


def group_form(client, address, *codes, **more):
    return panels(client, address) | {"name": "Example", "permissions": [permission(code).pk for code in codes], **more}


def user_form(name="other", *groups, **more):
    words = "four-plain-example-words"
    return {
        "username": name,
        "email": f"{name}@example.org",
        "first_name": "An",
        "last_name": "Example",
        "is_active": "on",
        "password1": words,
        "password2": words,
        "groups": [group.pk for group in groups],
        **more,
    }


def acts():
    ours = [Noted.ROLE_CHANGED, Noted.ROLES_GIVEN, Noted.RIGHTS_REFUSED]
    return list(Entry.objects.filter(act__in=ours).order_by("pk").values_list("act", flat=True))


def test_a_new_group_gets_what_its_maker_holds_and_no_more(client, office):
    page = client.post("/staff/groups/new/", group_form(client, "/staff/groups/new/", "insights.look_after_people"))
    assert "You cannot give what you may not do yourself" in page.content.decode()
    assert 'value="Example"' in page.content.decode()
    assert not Group.objects.filter(name="Example").exists()
    assert acts() == [Noted.RIGHTS_REFUSED]
    assert (
        client.post("/staff/groups/new/", group_form(client, "/staff/groups/new/", "letters.review_letters")).status_code == 302
    )
    assert Group.objects.get(name="Example").permissions.get() == permission("letters.review_letters")
    assert acts()[-1] == Noted.ROLE_CHANGED


def test_ones_own_group_gets_no_more_either_and_loses_nothing_by_it(client, office, plain):
    office.groups.add(plain)
    address = f"/staff/groups/edit/{plain.pk}/"
    page = client.post(address, group_form(client, address, "letters.review_letters", "auth.delete_user"))
    assert "Can delete user" in page.content.decode()
    assert set(plain.permissions.all()) == {permission("letters.review_letters")}


def test_rights_on_pages_and_collections_are_rights_too(client, office):
    address, root = "/staff/groups/new/", Page.get_first_root_node()
    pages = {
        "page_permissions-TOTAL_FORMS": 1,
        "page_permissions-0-page": root.pk,
        "page_permissions-0-permissions": ["change_page"],
    }
    pictures = {
        "image_permissions-TOTAL_FORMS": 1,
        "image_permissions-0-collection": Collection.get_first_root_node().pk,
        "image_permissions-0-permissions": [permission("wagtailimages.add_image").pk],
    }
    for more in (pages, pictures):
        page = client.post(address, group_form(client, address, **more))
        assert page.status_code == 200
        assert "You cannot give what you may not do yourself" in page.content.decode()
    assert not Group.objects.filter(name="Example").exists()


def test_what_is_held_above_may_be_given_below(client, office, plain):
    root = Page.get_first_root_node()
    office.groups.add(plain)
    GroupPagePermission.objects.create(group=plain, page=root, permission=permission("wagtailcore.change_page"))
    below = root.get_children().first()
    given = {
        "page_permissions-TOTAL_FORMS": 1,
        "page_permissions-0-page": below.pk,
        "page_permissions-0-permissions": ["change_page"],
    }
    address = "/staff/groups/new/"
    assert client.post(address, group_form(client, address, **given)).status_code == 302
    assert Group.objects.get(name="Example").page_permissions.get().page_id == below.pk


def test_what_a_group_has_already_stays_when_somebody_weaker_saves_it(client, office, strong):
    address = f"/staff/groups/edit/{strong.pk}/"
    page = client.post(address, group_form(client, address, "insights.look_after_people", "letters.review_letters"))
    assert page.status_code == 302
    assert strong.permissions.count() == 2


@pytest.mark.parametrize("whom", ["other", "oneself", "new"])
def test_nobody_is_put_where_more_may_be_done(client, office, strong, plain, whom):
    other = User.objects.create_user("other", "other@example.org", first_name="An", last_name="Example")
    name, address = {
        "other": ("other", f"/staff/users/edit/{other.pk}/"),
        "oneself": ("example", f"/staff/users/edit/{office.pk}/"),
        "new": ("new", "/staff/users/new/"),
    }[whom]
    page = client.post(address, user_form(name, strong, plain))
    said = page.content.decode()
    assert "You cannot put anybody into “Strong”" in said
    assert "“Plain”" not in said
    assert not strong.user_set.exists()
    assert not plain.user_set.exists()
    assert acts() == [Noted.RIGHTS_REFUSED]
    assert client.post(address, user_form(name, plain)).status_code == 302
    assert plain.user_set.get().username == name
    assert acts()[-1] == Noted.ROLES_GIVEN


def test_several_at_once_are_not_put_there_either(client, office, strong, plain):
    other = User.objects.create_user("other", "other@example.org")
    address = f"/staff/bulk/auth/user/assign_role/?id={other.pk}&id={office.pk}&next=/staff/users/"
    page = client.post(address, {"role": strong.pk}, follow=True)
    assert "You cannot put anybody into “Strong”" in page.content.decode()
    assert not strong.user_set.exists()
    client.post(address, {"role": plain.pk})
    assert plain.user_set.count() == 2
    assert acts() == [Noted.RIGHTS_REFUSED, Noted.ROLES_GIVEN, Noted.ROLES_GIVEN]


def test_the_address_of_who_may_do_more_is_not_changed(client, office, strong):
    other = User.objects.create_user("other", "other@example.org", first_name="An", last_name="Example")
    other.groups.add(strong)
    address = f"/staff/users/edit/{other.pk}/"
    page = client.post(address, user_form("other", strong, email="office@example.org"))
    assert "You cannot change the address" in page.content.decode()
    assert client.post(address, user_form("other", strong, first_name="Another")).status_code == 302
    other.refresh_from_db()
    assert (other.email, other.first_name) == ("other@example.org", "Another")
    out_first = client.post(address, user_form("other", email="office@example.org"))  # taken out in the same breath
    assert "You cannot change the address" in out_first.content.decode()


def test_superusers_give_everything(client, admin_user, strong):
    client.force_login(admin_user)
    assert client.post("/staff/users/new/", user_form("new", strong)).status_code == 302
    address = f"/staff/groups/edit/{strong.pk}/"
    assert client.post(address, group_form(client, address, "auth.delete_user")).status_code == 302
    row = Entry.objects.get(act=Noted.ROLE_CHANGED)
    assert row.detail == {
        "given": ["Can delete user"],
        "taken": [str(permission("insights.look_after_people").name).capitalize()],
    }


def test_no_account_is_called_by_an_address_which_would_outlive_it(client, admin_user):
    client.force_login(admin_user)
    said = client.post("/staff/users/new/", user_form("new@example.org", email="new@example.org")).content.decode()
    assert "Choose a name that is no e-mail address" in said
    assert not User.objects.filter(username="new@example.org").exists()


def test_an_account_is_not_copied_with_its_groups(client, admin_user):
    client.force_login(admin_user)
    assert client.get(f"/staff/users/copy/{admin_user.pk}/").status_code == 404


def test_nobody_gives_a_region_to_themselves(client, account):
    own = account("regions.add_looksafter", "regions.change_looksafter", "regions.view_looksafter")
    other = User.objects.create_user("other", "other@example.org")
    address = "/staff/regional-organisers/new/"
    page = client.post(address, {"user": own.pk, "region": "E12000007"})
    assert "Nobody gives a region to themselves" in page.content.decode()
    assert client.post(address, {"user": other.pk, "region": "E12000007"}).status_code == 302
    assert [row.user for row in LooksAfter.objects.all()] == [other]
    mine = LooksAfter.objects.create(user=own, region="E12000008", withdrawn=True)
    client.post(f"/staff/regional-organisers/edit/{mine.pk}/", {"user": own.pk, "region": "E12000008"})
    theirs = LooksAfter.objects.get(user=other)
    client.post(f"/staff/regional-organisers/edit/{theirs.pk}/", {"user": own.pk, "region": "E12000007"})
    assert not LooksAfter.objects.filter(user=own, withdrawn=False).exists()

"""An account that may change accounts does not thereby become one that may do everything."""

import pytest
from django.contrib.auth.models import Permission, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    """Somebody who looks after accounts, signed in."""
    user = User.objects.create_user("office", "office@example.org")
    codes = ("access_admin", "add_user", "change_user", "delete_user")
    user.user_permissions.add(*Permission.objects.filter(codename__in=codes))
    client.force_login(user)
    return user


@pytest.fixture
def chief(db):
    return User.objects.create_superuser("chief", "chief@example.org")


FORM = {"username": "chief", "email": "office@example.org", "first_name": "An", "last_name": "Example", "is_active": "on"}


def test_a_superusers_account_is_not_changed_by_others(client, office, chief):
    for path in (f"/staff/users/edit/{chief.pk}/", f"/staff/users/delete/{chief.pk}/"):
        assert client.get(path).status_code in {302, 403}
        client.post(path, FORM)
    client.post(f"/staff/bulk/auth/user/set_active_state/?id={chief.pk}", {"mark_as_active": ""})
    chief.refresh_from_db()
    assert (chief.email, chief.is_active, chief.is_superuser) == ("chief@example.org", True, True)


@pytest.mark.parametrize("said", ["on", "true", "1", "x"])
def test_nobody_makes_a_superuser_but_one_of_them(client, office, said):
    other = User.objects.create_user("other", "other@example.org", is_staff=True)
    form = FORM | {"username": "other", "email": "other@example.org", "is_superuser": said}
    client.post(f"/staff/users/edit/{other.pk}/", form)
    words = "four-plain-example-words"
    client.post("/staff/users/new/", FORM | {"username": "new", "password1": words, "password2": words, "is_superuser": said})
    assert not User.objects.filter(is_superuser=True).exists()


def test_other_accounts_are_changed_as_before(client, office):
    other = User.objects.create_user("other", "other@example.org", first_name="An", last_name="Example")
    client.post(f"/staff/users/edit/{other.pk}/", FORM | {"username": "other", "email": "new@example.org"})
    assert User.objects.get(pk=other.pk).email == "new@example.org"


def test_superusers_change_each_other(client, chief):
    client.force_login(chief)
    other = User.objects.create_user("other", "other@example.org")
    form = FORM | {"username": "other", "email": "other@example.org", "is_superuser": "on"}
    client.post(f"/staff/users/edit/{other.pk}/", form)
    assert User.objects.get(pk=other.pk).is_superuser

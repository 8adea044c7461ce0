"""A person's share of what is held comes out, and goes."""

import json

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from causeway.audit.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser() -> User:
    return User.objects.create_user("organiser", email="Organiser@example.org", password="a plain example")


def test_export_finds_the_person_whatever_the_case(organiser, capsys):
    call_command("export_person", "organiser@EXAMPLE.org")
    assert json.loads(capsys.readouterr().out)["auth.User"][0]["username"] == "organiser"
    assert "example.org" not in str(Entry.objects.get(act="person.exported").detail)


def test_erasing_leaves_an_account_nobody_can_use(organiser, client, capsys):
    call_command("erase_person", "organiser@example.org")
    organiser.refresh_from_db()
    assert (organiser.email, organiser.is_active) == ("", False)
    assert not client.login(username="organiser", password="a plain example")
    call_command("erase_person", "organiser@example.org")
    assert "Nothing was held" in capsys.readouterr().out

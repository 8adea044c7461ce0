"""A machine whose secret key is not the site's is refused, and told what to do; a key can be changed on one after the other."""

import pytest
from django.core.management import call_command

from causeway.files import same_key
from causeway.files.models import StoredFile
from causeway.files.same_key import AnotherKey, Stands, must_agree

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (f"{name}-key-of-a-site-that-is-long-enough-0123456789-abcdefg" for name in ("first", "second", "third"))


@pytest.fixture(autouse=True)
def shared(monkeypatch):
    monkeypatch.setattr(same_key, "shared", lambda: True)


@pytest.fixture
def machine(settings):
    """Be a machine with a key and older ones."""

    def be(key, *older):
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = key, list(older)

    be(FIRST)
    must_agree()
    return be


def test_the_first_machine_writes_a_digest_that_does_not_tell_the_key(machine):
    kept = bytes(StoredFile.objects.get(name=same_key.NAME).content)
    assert len(kept) == same_key.SALT_BYTES + 32
    assert FIRST.encode() not in kept
    must_agree()
    assert bytes(StoredFile.objects.get(name=same_key.NAME).content) == kept


def test_one_with_another_key_is_refused_with_a_sentence(machine):
    machine(SECOND)
    with pytest.raises(AnotherKey) as refused:
        must_agree()
    assert "Give every machine the same key" in str(refused.value)
    for key in (FIRST, SECOND):
        assert key not in str(refused.value)
    assert not same_key.agrees()


def test_a_key_is_changed_on_one_machine_after_the_other(machine):
    machine(SECOND, FIRST)
    assert same_key.agrees()
    must_agree()
    machine(FIRST)
    assert not same_key.agrees(), "one that was left behind is noticed"
    machine(SECOND)
    assert same_key.stands() is Stands.SAME, "the older one is needed no longer"


def test_while_it_is_changed_both_may_know_both(machine):
    machine(SECOND, FIRST)
    must_agree()
    machine(FIRST, SECOND)
    must_agree()
    machine(SECOND, FIRST)
    must_agree()
    machine(THIRD, "a-key-that-nobody-used-before-0123456789-abcdefghijkl")
    with pytest.raises(AnotherKey):
        must_agree()


def test_where_the_key_is_lost_a_machine_makes_its_own_the_sites(machine, capsys):
    machine(SECOND)
    call_command("take_this_key")
    assert "Give the other machines the same one" in capsys.readouterr().out
    must_agree()
    machine(FIRST)
    assert not same_key.agrees()


def test_health_says_so_and_the_balancer_is_told(machine, client):
    assert client.get("/health/ready/").json()["key"] == "ready"
    machine(SECOND)
    answer = client.get("/health/ready/")
    assert answer.status_code == 503
    assert answer.json()["key"] == "not the key of the other machines: give this one the same CAUSEWAY_SECRET_KEY"
    assert client.get("/health/").json()["key"] == answer.json()["key"]


def test_a_machine_alone_is_compared_with_nobody(machine, monkeypatch, capsys):
    machine(SECOND)
    monkeypatch.setattr(same_key, "shared", lambda: False)
    must_agree()
    assert same_key.agrees()
    call_command("take_this_key")
    assert "nothing is to be done" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["work", "set_up"])
def test_what_would_work_with_another_key_does_not_begin(machine, monkeypatch, command):
    machine(SECOND)
    monkeypatch.setattr("causeway.work.management.commands.work.begin_all", lambda _stop: pytest.fail("it began"))
    monkeypatch.setattr("causeway.config.management.commands.set_up.Command._steps", lambda _self: pytest.fail("it began"))
    with pytest.raises(AnotherKey):
        call_command(command)


def test_a_database_without_tables_is_not_compared(monkeypatch, machine):
    from django.db import OperationalError

    def away():
        raise OperationalError("no such table")

    monkeypatch.setattr(same_key, "_settle", away)
    must_agree()

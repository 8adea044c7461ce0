"""Limits count visitors, not proxies; they are shared by every process, keep no address, and staff choose their numbers."""

import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import get_resolver

from causeway.audit.models import Entry
from causeway.limits.ahead import Ahead
from causeway.limits.counting import tries, tries_together
from causeway.limits.declared import DAY, DECLARED, MINUTE, Limit, anew, declared, over_any_until
from causeway.limits.models import Chosen
from causeway.people.limits import client_address, network_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def two():
    yield Limit("test.two", 2, MINUTE, "Tests", "An example.")
    del DECLARED["test.two"]


def test_the_limit_is_the_last_that_passes(two):
    assert [two.over("a@example.org") for _ in range(4)] == [False, False, True, True]


def test_case_and_blanks_do_not_make_another_person_but_a_scope_does():
    assert tries("one", "a@example.org", MINUTE).count == 1
    assert tries("one", " A@Example.org ", MINUTE).count == 2
    assert tries("two", "a@example.org", MINUTE).count == 1


def test_looking_counts_nothing_and_nobody_is_nobody(two):
    assert not two.reached("a")
    assert two.tried("a", 0).count == 0
    assert [two.over("") for _ in range(5)] == [False] * 5
    two.tried("a", 2)
    assert two.reached("a")


def test_many_at_once_count_whole_or_not_at_all(two):
    assert two.short_of("a", 3) == 2
    assert two.short_of("a", 2) is None
    assert two.short_of("a", 1) == 0


def test_several_are_counted_together_as_they_are_one_by_one(two):
    day = Limit("test.day", 1, DAY, "Tests", "An example.")
    try:
        assert tries_together([]) == []
        assert [each.count for each in tries_together([("one", "a", MINUTE), ("two", "a", MINUTE), ("one", "b", MINUTE)])] == [
            1
        ] * 3
        assert [each.count for each in tries_together([("one", "a", MINUTE), ("two", "c", MINUTE)])] == [2, 1]
        with pytest.raises(ValueError):
            tries_together([("one", "a", MINUTE), ("one", " A", MINUTE)])
        assert tries("one", "a", MINUTE, 0).count == 2
        assert over_any_until([(two, "a"), (day, "a"), (two, "")]) is None
        again_at = over_any_until([(two, "a"), (day, "a")])
        assert again_at == day.tried("a", 0).again_at  # the day is over its limit, the minute is not
        assert over_any_until([(two, "a"), (day, "b")]) == two.tried("a", 0).again_at
        assert over_any_until([(two, "a"), (day, "a")]) == again_at  # both are: the later
    finally:
        del DECLARED["test.day"]


def test_no_address_is_kept(settings):
    tries("test", "192.0.2.7", MINUTE)
    assert b"192.0.2.7" not in settings.LIMITS_PATH.read_bytes()


def test_what_is_over_is_forgotten(settings, monkeypatch):
    from causeway.limits import counting

    tries("test", "a", timedelta(seconds=1))
    monkeypatch.setattr(counting.time, "time", lambda base=counting.time.time: base() + 100)
    monkeypatch.setattr(counting._kept, "swept", 0.0)
    tries("test", "b", MINUTE)
    assert counting._connection().execute("SELECT count(*) FROM counts").fetchone() == (1,)


def test_processes_share_their_counts(settings):
    code = (
        "import sys; from django.conf import settings; settings.LIMITS_PATH = sys.argv[1]\n"  # the rest of the site has no part in it
        "from datetime import timedelta; from causeway.limits.counting import tries\n"
        "for _ in range(200): tries('test.shared', 'a', timedelta(days=1))"
    )
    command = [sys.executable, "-c", code, str(settings.LIMITS_PATH)]
    running = [subprocess.Popen(command) for _ in range(2)]
    assert [each.wait(120) for each in running] == [0, 0]
    assert tries("test.shared", "a", timedelta(days=1), 0).count == 400


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.1", "192.0.2.1"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.9, 198.51.100.1", "203.0.113.9"),
        (2, "198.51.100.1", "192.0.2.1"),
        (1, "", "192.0.2.1"),
    ],
)
def test_only_our_own_proxies_are_believed(rf, settings, proxies, forwarded, expected):
    settings.TRUSTED_PROXIES = proxies
    assert client_address(rf.get("/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR="192.0.2.1")) == expected


@pytest.mark.parametrize(
    ("address", "client", "network"),
    [
        ("192.0.2.1", "192.0.2.1", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("::ffff:192.0.2.1", "192.0.2.1", "192.0.2.0/24"),
        ("unix:", "unix:", ""),
        ("", "", ""),
    ],
)
def test_a_household_with_a_64_is_one_visitor(rf, address, client, network):
    found = client_address(rf.get("/", REMOTE_ADDR=address))
    assert (found, network_of(found)) == (client, network)


def test_every_limit_says_what_and_why():
    get_resolver().url_patterns  # noqa: B018  reading the addresses reads every room
    found = list(declared())
    assert len(found) > 20
    assert all(limit.what and limit.why and limit.default > 0 for limit in found)


def test_a_copy_of_a_limit_is_not_what_was_declared():
    limit = next(declared())
    replace(limit, default=10**9)
    assert next(declared()) is limit


def test_staff_see_and_choose_every_limit(admin_client):
    anew()  # what another test chose may be remembered for some seconds
    page = admin_client.get("/staff/limits/").content.decode()
    form = {limit.name: limit.most for limit in declared()}
    assert all(f'name="{name}"' in page for name in form)
    answer = admin_client.post("/staff/limits/", form | {"letters.begin": 1000}, follow=True)
    assert answer.redirect_chain, [line.field.errors for line in answer.context["form"].lines if line.field.errors]
    assert "1 limit was changed" in answer.content.decode()
    assert list(Chosen.objects.values_list("name", "most")) == [("letters.begin", 1000)]
    assert Entry.objects.get(act="staff.limits-chosen").detail == {"letters.begin": [300, 1000]}
    admin_client.post("/staff/limits/", form | {"letters.begin": 300})
    assert not Chosen.objects.exists()


@pytest.mark.parametrize("wrong", ["-1", "many", "", "²", "1" * 5000])
def test_a_number_that_is_none_changes_nothing(admin_client, wrong):
    form = {limit.name: limit.most for limit in declared()} | {"letters.begin": wrong, "api": 7}
    answer = admin_client.post("/staff/limits/", form)
    assert answer.status_code == 200
    assert "Nothing was saved" in answer.content.decode()
    assert not Chosen.objects.exists()


def test_only_who_may_changes_limits(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("editor"))
    assert client.get("/staff/limits/").status_code in {302, 403}


def test_what_staff_chose_holds_at_once(two):
    Chosen.objects.create(name="test.two", most=1)
    assert [two.over("a") for _ in range(2)] == [False, True]


def test_zero_is_without_a_limit(two):
    Chosen.objects.create(name="test.two", most=0)
    assert not any(two.over("a") for _ in range(50))
    assert two.short_of("a", 10_000) is None


@pytest.fixture
def hundred():
    yield Limit("test.hundred", 100, DAY, "Tests", "An example.")
    del DECLARED["test.hundred"]


@pytest.mark.parametrize("processes", [1, 2, 7])
def test_what_is_taken_ahead_lets_never_more_pass_than_the_limit_and_hardly_less(hundred, processes):
    several = [Ahead(hundred) for _ in range(processes)]
    passed = sum(several[turn % processes].passes("192.0.2.7") for turn in range(400))
    assert passed <= 100
    assert passed >= 100 - (processes - 1) * (100 // 32)
    assert several[0].passes("192.0.2.8")


def test_who_asks_seldom_is_counted_once_each_time_and_who_asks_often_costs_little(hundred, monkeypatch):
    asked = []
    monkeypatch.setattr(
        Limit, "tried", lambda limit, key, more=1: asked.append(more) or tries(limit.name, key, limit.window, more)
    )
    ahead = Ahead(hundred)
    assert [ahead.passes(key) for key in "abc"] == [True] * 3
    assert asked == [1, 1, 1]
    assert [ahead.passes("a") for _ in range(99)] == [True] * 99
    assert 30 < len(asked) - 3 < 40
    assert not ahead.passes("a")
    assert tries(hundred.name, "a", DAY, 0).count == 100  # what is refused is not counted


def test_who_has_used_the_limit_up_is_not_looked_for_again(hundred, monkeypatch):
    ahead = Ahead(hundred)
    assert sum(ahead.passes("a") for _ in range(101)) == 100
    monkeypatch.setattr(Limit, "tried", lambda *_asked: pytest.fail("It was known."))
    assert not any(ahead.passes("a") for _ in range(10))


def test_what_was_taken_is_of_the_number_that_staff_chose(two, monkeypatch):
    ahead = Ahead(two)
    monkeypatch.setattr(Limit, "most", 3200)
    assert all(ahead.passes("a") for _ in range(8))
    monkeypatch.setattr(Limit, "most", 5)
    monkeypatch.setattr(ahead, "_looked", -1)  # a second later
    assert not ahead.passes("a")
    monkeypatch.setattr(Limit, "most", 3200)
    monkeypatch.setattr(ahead, "_looked", -1)
    assert ahead.passes("a")


def test_what_was_taken_is_of_its_window(two, monkeypatch):
    wide = replace(two, default=3200)
    ahead, now = Ahead(wide), time.time()
    for _ in range(8):
        ahead.passes("a")
    assert tries(wide.name, "a", MINUTE, 0).count > 8
    monkeypatch.setattr(time, "time", lambda: now + 61)
    assert ahead.passes("a")
    assert tries(wide.name, "a", MINUTE, 0).count == 1


def test_without_a_limit_nothing_is_counted_ahead(two):
    free = replace(two, default=0)
    ahead = Ahead(free)
    assert all(ahead.passes("a") for _ in range(10))
    assert tries(free.name, "a", MINUTE, 0).count == 0


def test_keys_that_are_counted_ahead_fill_no_memory(two, monkeypatch):
    monkeypatch.setattr("causeway.limits.ahead._MOST_KEYS", 5)
    ahead = Ahead(two)
    assert all(ahead.passes(str(each)) for each in range(20))
    assert len(ahead._left) <= 5

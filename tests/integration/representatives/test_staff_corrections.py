"""What staff do in the admin: each by an action, with its audit row; nothing is deleted."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from example_lists import DAY, ELECTED

from causeway.audit.models import Entry
from causeway.privacy.registry import erase_person, export_person
from causeway.representatives.members.models import Member, Parliament, Term, Vacancy
from causeway.representatives.members.queries import SeatState, seat

TODAY = dt.date(2026, 7, 20)


@pytest.fixture
def staff(client, db) -> User:
    user = User.objects.create_superuser("organiser", password="a plain example")
    client.force_login(user)
    return user


@pytest.fixture
def member(loaded) -> Member:
    return Member.objects.get(member_id=1)


def test_the_lists_open(client, staff, loaded):
    for name in ("members", "vacancies", "parliaments"):
        assert client.get(reverse(f"{name}:index")).status_code == 200
    assert b"Dr Ann Example1" in client.get(reverse("members:index")).content


def test_staff_find_a_member_by_name(client, staff, loaded):
    page = client.get(reverse("members:index"), {"q": "example2"})
    assert b"Dr Ann Example2" in page.content
    assert b"Dr Ann Example1" not in page.content


def test_a_salutation_is_corrected(client, staff, member):
    url = reverse("members:edit", args=[member.pk])
    assert b"Dr Ann Example1" in client.get(url).content
    answer = client.post(url, {"salutation": "Dear Ann", "own_envelope_name": "", "email": member.email})
    assert answer.status_code == 302
    mp = seat("E14000001", DAY).mp
    assert (mp.salutation, mp.email) == ("Dear Ann", "mp1@example.org")
    entry = Entry.objects.get(act="representatives.member-corrected")
    assert (entry.actor, entry.detail) == ("organiser", {"fields": ["salutation"]})


def test_nobody_is_added_or_deleted(client, staff, member):
    assert client.get(reverse("members:add")).status_code in {302, 403}
    client.post(reverse("members:delete", args=[member.pk]))
    assert Member.objects.filter(pk=member.pk).exists()


def vacancy(member, **changes):
    term = member.terms.get()
    fields = {"constituency": term.constituency_id, "since": "2026-07-09", "reason": "", "writ_on": "", "election_on": ""}
    return fields | changes


def test_a_vacancy_is_recorded_and_withdrawn(client, staff, member):
    assert client.post(reverse("vacancies:add"), vacancy(member)).status_code == 302
    assert seat("E14000001", TODAY).state is SeatState.VACANT
    url = reverse("vacancies:edit", args=[Vacancy.objects.get().pk])
    assert client.get(url).status_code == 200
    client.post(url, vacancy(member, withdrawn="on"))
    assert seat("E14000001", TODAY).mp.member_id == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"since": ELECTED.isoformat()}, "took this seat on"),
        ({"election_on": "2026-07-01"}, "comes after the seat fell vacant"),
        ({"since": "soon"}, "Enter a valid date"),
    ],
)
def test_a_vacancy_that_cannot_be_is_explained_and_the_words_stay(client, staff, member, changes, said):
    answer = client.post(reverse("vacancies:add"), vacancy(member, reason="Typed words", **changes))
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert "Typed words" in answer.content.decode()
    assert not Vacancy.objects.exists()
    assert Term.objects.get(member=member).valid_to is None


def test_a_second_vacancy_of_one_seat_is_explained(client, staff, member):
    client.post(reverse("vacancies:add"), vacancy(member))
    answer = client.post(reverse("vacancies:add"), vacancy(member, since="2026-07-10"))
    assert "already recorded as vacant" in answer.content.decode()


def test_a_dissolution_is_recorded(client, staff, loaded):
    parliament = Parliament.objects.get()
    url = reverse("parliaments:edit", args=[parliament.pk])
    client.post(url, {"number": 59, "elected_on": "2024-07-04", "dissolved_on": "2026-07-01"})
    assert seat("E14000001", TODAY).state is SeatState.DISSOLVED
    wrong = client.post(url, {"number": 59, "elected_on": "2024-07-04", "dissolved_on": "2024-07-01"})
    assert "after it was elected" in wrong.content.decode()


def test_an_mp_can_ask_what_is_held(member):
    (held,) = export_person("MP1@example.org")["representatives.Member"]
    assert held["name"] == "Dr Ann Example1"


def test_erasing_leaves_the_public_record_and_a_serving_mps_public_address(member):
    Member.objects.filter(pk=member.pk).update(salutation="Dear Ann")
    erase_person("mp1@example.org")
    member.refresh_from_db()
    assert (member.salutation, member.email, member.name) == ("", "mp1@example.org", "Dr Ann Example1")
    Term.objects.update(valid_to=TODAY, how_ended="vacated")
    erase_person("mp1@example.org")
    member.refresh_from_db()
    assert (member.email, member.listed_email, member.name) == ("", "", "Dr Ann Example1")

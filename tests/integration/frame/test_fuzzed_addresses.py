"""Every address of the site, as a stranger and as staff try it: nothing is answered with a 500."""

import os

import pytest
from django.test import Client

from causeway.areas.models import Area
from tests.fuzzing import Stranger, addresses

pytestmark = pytest.mark.django_db
ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "1"))


def test_the_walk_reaches_every_room():
    beginnings = {route.split("/")[0] for route in addresses()}
    assert {"write", "roundtables", "api", "mailbox", "mail", "embed", "areas", "staff"} <= beginnings
    assert len(set(addresses())) > 150


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_stranger(seed):
    stranger = Stranger(Client(), seed, known={"code": ("E14001172", "E06000001"), "kind": ("constituency", "nation")})
    stranger.try_everything(leave_out=("staff/",))
    assert stranger.crashed == []


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_staff_with_every_permission(admin_client, seed):
    staff = Stranger(admin_client, seed)
    for part in (
        "staff/letters",
        "staff/roundtables",
        "staff/branches",
        "staff/sources",
        "staff/erased",
        "staff/limits",
        "staff/second-key",
        "staff/mail",
        "staff/directory",
    ):
        staff.try_everything(part)
    staff.try_one("/staff/choose-password/")
    assert staff.crashed == []


@pytest.mark.parametrize(
    "cookie",
    [
        "csrftoken=\xff",
        "sessionid=%00; csrftoken=x",
        "a=" + "b" * 5000,
        "=;=;;,,\x00",
        "messages=[[broken",
        "django_language=xx/../../x",
    ],
)
def test_broken_cookies(cookie):
    strict = Client(enforce_csrf_checks=True, headers={"Cookie": cookie})
    strict.raise_request_exception = False
    for path in ("/", "/write/", "/roundtables/begin/", "/staff/login/"):
        assert strict.get(path).status_code < 500
        assert strict.post(path, b"a=b", content_type="application/x-www-form-urlencoded; charset=utf-16").status_code in {
            400,
            403,
        }


@pytest.mark.parametrize(
    "path",
    [
        "/" + "a" * 3000,
        "/%00",
        "/%ff%fe",
        "/" + "../" * 500,
        "/write/%00/",
        "/areas/constituency/%00/",
        "/areas/%c2%b2/x/",
        "/papers/constituency/" + "9" * 5000 + "/",
    ],
)
def test_addresses_that_are_none(client, path):
    client.raise_request_exception = False
    assert client.get(path).status_code in {301, 302, 400, 404}


def test_papers_are_limited(client, monkeypatch):
    from dataclasses import replace

    from causeway.briefings import views

    monkeypatch.setattr(views, "FILES", replace(views.FILES, default=3))
    monkeypatch.setattr(views, "file_of", lambda *_: None)
    monkeypatch.setattr(views, "area_subject", lambda *_: None)
    monkeypatch.setattr(views, "area_or_404", lambda *_: Area(kind="constituency", code="E14001172"))
    codes = [client.get("/papers/constituency/E14001172/slides.pptx").status_code for _ in range(5)]
    assert codes[-1] == 429
    assert 429 not in codes[:3]

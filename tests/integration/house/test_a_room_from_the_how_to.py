"""The room of docs/how-to/add-a-room.md, built from that page and walked through: asked, verified, held, published, seen, withdrawn,
exported, erased in time. Nothing outside of the room's own folder is changed for it."""

import datetime as dt
import importlib
import re
import sys

import pytest
from django.apps import apps
from django.conf import settings as django_settings
from django.db import connection
from django.template import engines
from django.test import override_settings
from django.urls import clear_url_caches

import causeway
from causeway.audit.models import Entry
from causeway.config import rooms as config_rooms
from causeway.config import urls as config_urls
from causeway.config.environment import ROOT
from causeway.frame import rooms as frame_room
from causeway.outbox import letters
from causeway.outbox.models import Message
from causeway.privacy.registry import export_person
from causeway.privacy.retention import erase_what_is_due

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = ROOT / "docs" / "how-to" / "add-a-room.md"
FILES = re.compile(r"^`([\w/.]+)`\n\n```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)
ADA = "ada@example.org"


def files() -> dict[str, str]:
    return dict(FILES.findall(PAGE.read_text(encoding="utf-8")))


def _fresh() -> None:
    frame_room.rooms.cache_clear()
    clear_url_caches()
    importlib.reload(config_urls)
    for engine in engines.all():
        for loader in engine.engine.template_loaders:
            loader.reset()
    from django.template.utils import get_app_template_dirs

    get_app_template_dirs.cache_clear()


@pytest.fixture
def room(tmp_path, monkeypatch):
    """The room, written down, installed, its table made; and all of it gone afterwards."""
    home = tmp_path / "causeway"
    for name, text in files().items():
        path = home / "stalls" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    rooms = list(causeway.__path__)
    monkeypatch.setattr(causeway, "__path__", [*rooms, str(home)])
    monkeypatch.setattr(letters, "_kinds", dict(letters._kinds))
    with override_settings(INSTALLED_APPS=[*django_settings.INSTALLED_APPS, "causeway.stalls"]):
        _fresh()
        model = apps.get_model("stalls.Stall")
        with connection.schema_editor() as editor:
            editor.create_model(model)
        yield model
        with connection.schema_editor() as editor:
            editor.delete_model(model)
    monkeypatch.setattr(causeway, "__path__", rooms)
    apps.all_models.pop("stalls", None)
    apps.clear_cache()
    for name in [name for name in sys.modules if name.startswith("causeway.stalls")]:
        del sys.modules[name]
    _fresh()


def test_the_room_is_small_and_whole():
    written = files()
    assert {"models.py", "room.py", "views.py", "actions.py", "urls.py"} <= set(written)
    lines = [line for name, text in written.items() if name.endswith(".py") for line in text.splitlines() if line.strip()]
    assert len(lines) < 150, len(lines)


def test_somebody_proposes_an_stall_and_it_goes_its_way(room, client, admin_client):
    typed = {"title": "Coffee with heads", "place": "Exampleton", "on": "2026-05-01", "name": "Ada", "email": ADA}
    assert "Propose it" in client.get("/stalls/new/").content.decode()
    refused = client.post("/stalls/new/", typed | {"email": "no address"}).content.decode()
    assert 'value="Coffee with heads"' in refused
    assert "Look at your e-mail" in client.post("/stalls/new/", typed).content.decode()
    assert room.objects.get().state == "asked"
    link = re.search(r"http\S+(/stalls/open/\S+)", Message.objects.get().text)[1]
    client.get(link)
    assert room.objects.get().state == "asked"  # looking is not confirming
    assert client.post(link).url == "/stalls/mine/"
    stall = room.objects.get()
    assert stall.state == "held for review"

    assert "Coffee" not in client.get("/stalls/").content.decode()
    queue = admin_client.get("/staff/review/stalls/").content.decode()
    assert "Coffee with heads" in queue
    one = f"/staff/review/stalls/{stall.pk}/"
    assert 'data-key="p"' in admin_client.get(one).content.decode()
    assert "Say why" in admin_client.post(one, {"decision": "return", "version": 1, "why": " "}).content.decode()
    room.objects.update(version=2)
    stale = admin_client.post(one, {"decision": "return", "version": 1, "why": "Where exactly?"}).content.decode()
    assert "changed since you opened it" in stale
    assert "Where exactly?" in stale
    room.objects.update(title="Coffee with Liam, aged 7, who has autism")
    assert "cannot be published" in admin_client.get(one).content.decode()
    admin_client.post(one, {"decision": "publish", "version": 2})
    assert room.objects.get().state == "held for review"
    room.objects.update(title="Coffee with heads")
    assert admin_client.post(one, {"decision": "publish", "version": 2}).url == "/staff/review/stalls/"
    assert "already" in admin_client.post(one, {"decision": "publish", "version": 2}).content.decode()
    told = Message.objects.get(kind="stall-decided")
    assert "on the site" in told.text
    assert "/mail/no-more/" in told.text

    home = client.get("/stalls/").content.decode()
    assert "Coffee with heads" in home
    assert "Hold a stall" in home
    assert "Disallow: /stalls/mine/" in client.get("/robots.txt").content.decode()
    assert "To check and publish a stall." in client.get("/privacy/kept/").content.decode()

    client.post("/stalls/mine/", {"key": stall.pk})
    assert "Coffee" not in client.get("/stalls/").content.decode()
    acts = list(Entry.objects.filter(subject=f"stalls.Stall:{stall.pk}").order_by("pk").values_list("act", flat=True))
    assert acts == [
        "stall: proposed",
        "stall: its writer confirms it by e-mail",
        "stall: staff publish it",
        "stall: its writer or staff withdraw it",
    ]

    assert export_person(ADA)["stalls.Stall"] == [
        {"title": "Coffee with heads", "place": "Exampleton", "name": "Ada", "email": ADA}
    ]
    ends = dt.datetime(2026, 5, 1, tzinfo=dt.UTC)
    erase_what_is_due(ends + dt.timedelta(days=89))
    assert room.objects.get().email == ADA
    erase_what_is_due(ends + dt.timedelta(days=92))
    kept = room.objects.get()
    assert (kept.name, kept.email, kept.title) == ("", "", "Coffee with heads")


def test_without_the_permission_nobody_decides(room, client, django_user_model):
    user = django_user_model.objects.create_user("reader", password="an example")
    client.force_login(user)
    assert client.get("/staff/review/stalls/").status_code == 302
    assert client.get("/staff/review/nothing/").status_code in {302, 404}


def test_rooms_are_found_and_every_app_is_installed(room):
    found = config_rooms.rooms()
    assert {"stalls", "letters", "roundtables", "outbox"} <= set(found)
    assert found["stalls"].desk.name == "stalls"

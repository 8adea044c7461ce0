"""After a person was erased, nothing of them stands anywhere on the disk: not in rows by whichever field, the database's files, or mail kept."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction

from causeway.config.environment import ROOT
from causeway.outbox import addresses, worker
from causeway.outbox.actions import NewMessage, post
from causeway.outbox.models import Message
from causeway.outbox.transports.mailbox import MailboxTransport
from causeway.privacy.registry import erase_person, export_person
from causeway.surveys.models import Quotation, Survey

GUEST = "Guest.Of.Ours@example.org"


def invite(**changes):
    plain = {
        "kind": "example",
        "to": "guest.of.ours@example.org",
        "subject": "An example",
        "text": "Dear Guest",
        "from_name": "Ada Example",
        "reply_to": "organiser@example.org",
    }
    with transaction.atomic():
        return post(NewMessage(**(plain | changes)))


@pytest.mark.django_db
def test_mail_is_found_by_who_gets_it_and_by_who_wrote_it():
    invite()
    for person in (GUEST, "organiser@example.org"):
        assert len(export_person(person)["outbox.Message"]) == 1
    erase_person(GUEST)
    message = Message.objects.get()
    assert (message.to, message.reply_to, message.text, message.person, message.state) == ("", "", "", "", "cancelled")
    assert export_person("organiser@example.org") == {}
    assert set(export_person(GUEST)) == {"supporters.StaysOut"}  # a digest, by which no list brings them back


@pytest.mark.django_db(transaction=True)
def test_the_mailbox_and_what_came_back_are_emptied_of_them(settings, tmp_path):
    settings.BOUNCE_MAILDIR = str(tmp_path / "box")
    kept = tmp_path / "box" / "cur"
    kept.mkdir(parents=True)
    ours, other = invite(), invite(to="other@example.org", reply_to="", text="Dear Other")
    worker.deliver_due(MailboxTransport(settings.MAILBOX_PATH), "worker")
    assert len(list(settings.MAILBOX_PATH.iterdir())) == 2
    (kept / "by-address").write_text(f"To: {addresses.own_address(ours)}\n\nWho are you?\n")
    (kept / "by-name").write_text("From: guest=2Eof.ours=40example.org\n\nHello\n")
    (kept / "another").write_text(f"To: {addresses.own_address(other)}\n\nHello to no.guest.of.ours@example.org.uk\n")
    counts = erase_person(GUEST)
    assert counts["files"] == 1, "the one that no row led to"
    assert [path.name for path in kept.iterdir()] == ["another"]
    (left,) = settings.MAILBOX_PATH.iterdir()
    assert "other@example.org" in left.read_text()


@pytest.mark.django_db
def test_of_no_address_nothing_is_anybodys():
    erase_person(GUEST)
    invite()
    Message.objects.filter(pk=invite().pk).update(to="", person="", reply_to="")
    assert export_person(" ") == erase_person("") == {}
    assert Message.objects.exclude(text="").count() == 2


@pytest.mark.parametrize(
    ("words", "theirs"),
    [
        ("Write to BO@example.org.", True),
        ("<bo@example.org>", True),
        ("… so.bo@example.org", False),
        ("jumbo@example.org", False),
        ("bo@example.org.uk", False),
        ("bo@example.organic", False),
    ],
)
@pytest.mark.django_db
def test_an_address_in_words_is_that_address_alone(words, theirs):
    survey = Survey.objects.create(title="Example", written_by="example-staff")
    Quotation.objects.create(survey=survey, question="own", text=words)
    assert bool(export_person("bo@example.org")) is theirs


ON_A_DISK = """
import django; django.setup()
from django.db import transaction
from causeway.outbox import worker
from causeway.outbox.actions import NewMessage, post
from causeway.privacy.registry import erase_person
for number in range(40):
    with transaction.atomic():
        post(NewMessage(kind="example", to="guest.of.ours@example.org", subject="An example", text="Dear Guest.Of.Ours " * 90 * (number % 7 + 1),
            from_name="Ada Example", reply_to=f"organiser{number}@example.org"))
transport = worker.transport_from_settings()
for _ in range(4):
    worker.deliver_due(transport, "worker")
erase_person("GUEST.OF.OURS@example.org")
"""


def test_nothing_stands_in_the_databases_files(tmp_path):
    environment = os.environ | {
        "CAUSEWAY_VAR": str(tmp_path / "var"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'var' / 'drill.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "drill_on_disk_settings",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}",
        "CAUSEWAY_MAIL": "mailbox",
    }
    subprocess.run([sys.executable, "-m", "causeway", "migrate", "-v0", "--skip-checks"], env=environment, cwd=ROOT, check=True)
    subprocess.run([sys.executable, "-c", ON_A_DISK], env=environment, cwd=ROOT, check=True)
    files = [path for path in (tmp_path / "var").rglob("*") if path.is_file()]
    assert any(path.name == "drill.sqlite3" for path in files)
    assert [path.name for path in files if b"guest.of.ours" in path.read_bytes().lower()] == []
    open_to_others = [path.name for path in files if stat.S_IMODE(Path(path).stat().st_mode) & 0o077]
    assert open_to_others == []

"""What a visitor of before finds after the upgrade: run with DATABASE_URL on the migrated database; prints what it found as JSON."""

import datetime as dt
import json
import os
import sys
from pathlib import Path

KEY = "an-example-key-for-saved-databases-and-nothing-else-at-all"
os.environ |= {"DJANGO_SETTINGS_MODULE": "causeway.config.settings", "CAUSEWAY_SECRET_KEY": KEY, "CAUSEWAY_HOSTS": "testserver"}

import django  # noqa: E402

django.setup()

from django.apps import apps  # noqa: E402
from django.contrib.staticfiles import storage  # noqa: E402
from django.core import signing  # noqa: E402
from django.db import models  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

SAVED_AT = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)  # what is in flight there runs out, some weeks later
timezone.now = lambda: SAVED_AT
storage.staticfiles_storage._wrapped = storage.StaticFilesStorage()
tokens = json.loads(Path(sys.argv[1]).read_text())
NONCES = {"guest": "1" * 32, "office": "2" * 32, "note": "3" * 32}


def signed(salt: str, label: str, nonce: str) -> str:
    key = apps.get_model(label)._base_manager.filter(nonce=nonce).values_list("pk", flat=True).first()
    return signing.dumps([key, nonce], salt=salt)


def opens(path: str, cookie: tuple[str, str] | None = None, post: bool = False) -> int:
    client = Client()
    if cookie:
        client.cookies[cookie[0]] = cookie[1]
    return int((client.post(path) if post else client.get(path)).status_code)


rows = {
    model._meta.label: model._base_manager.count()
    for model in apps.get_models()
    if issubclass(model, models.Model) and model.__module__.startswith("causeway.")
}
awaiting = apps.get_model("letters.Letter").objects.get(state="awaiting confirmation")
letter = signing.dumps([awaiting.pk, "0" * 32], salt="letters.confirm")
deny = signing.dumps([awaiting.pk, "0" * 32], salt="letters.deny")
found = {
    "letter confirmed": opens(f"/write/confirm/{letter}/"),
    "letter denied": opens(f"/write/not-me/{deny}/"),
    "reminders off": opens(f"/write/mine/quiet/{signing.dumps([awaiting.pk, '0' * 32], salt='letters.quiet')}/"),
    "draft": opens(f"/write/{tokens['draft']}/"),
    "private visit": opens("/write/mine/", ("causeway_mine", tokens["private visit"])),
    "private link": opens(f"/write/mine/open/{tokens['private link']}/"),
    "private link used": opens(f"/write/mine/open/{tokens['private link']}/", post=True),
    "desk visit": opens("/roundtables/mine/", ("causeway_roundtables", tokens["desk visit"])),
    "one's roundtable": opens(f"/roundtables/{tokens['roundtable']}/", ("causeway_roundtables", tokens["desk visit"])),
    "desk link": opens(f"/roundtables/open/{tokens['desk link']}/"),
    "desk link used": opens(f"/roundtables/open/{tokens['desk link']}/", post=True),
    "guest": opens(f"/roundtables/g/{signed('roundtables.guest', 'roundtables.Guest', NONCES['guest'])}/"),
    "office": opens(f"/roundtables/answer/{signed('roundtables.office', 'roundtables.Invitation', NONCES['office'])}/"),
    "note": opens(f"/roundtables/note/{signed('roundtables.note', 'roundtables.NoteCopy', NONCES['note'])}/"),
    "asking for a link": opens("/write/mine/find/") + opens("/roundtables/begin/"),
    "start": opens("/write/"),
}
states = sorted(apps.get_model("letters.Letter").objects.values_list("state", flat=True))
sys.stdout.write(json.dumps({"rows": rows, "found": found, "states": states}))

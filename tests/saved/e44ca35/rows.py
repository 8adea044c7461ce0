"""What was in the saved databases: run at commit e44ca35, in an empty, migrated database, with that commit's code and tests.

    git worktree add ../before e44ca35 && cd ../before
    python -m causeway migrate && PYTHONPATH=tests/integration/privacy python …/rows.py

Every person in it is an example. Tokens of links in flight are printed, and stand in ``tokens.json`` beside the databases.
"""

import datetime as dt
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causeway.config.settings")
sys.path.insert(0, str(Path.cwd()))
sys.path.insert(0, "tests/integration/privacy")

import django

django.setup()

from causeway.letters.follow_up_models import FollowUp, PrivateLink, Reply  # noqa: E402
from causeway.letters.freeze_models import Freeze  # noqa: E402
from causeway.letters.tokens import address_key  # noqa: E402
from django.utils import timezone  # noqa: E402
from roundtable_rows import roundtable_rows  # noqa: E402

from causeway.audit.models import Entry  # noqa: E402
from causeway.letters.models import BlockedAddress, Draft, Fingerprint, Letter, SentByWriter  # noqa: E402
from causeway.outbox.models import Attachment, Lane, Message, Try  # noqa: E402
from causeway.roundtables.models import DeskLink, Guest, Invitation, NoteCopy, Organiser  # noqa: E402

NOW = timezone.now()
FAR = dt.timedelta(days=365 * 50)  # links that a test can still open
ADA = "ada@example.org"

common = {
    "created": NOW, "state_since": NOW, "role": "constituent", "seat_code": "E14000901", "seat_name": "Upper Example", "member_id": 901,
    "mp_name": "Ada Example", "mp_email": "ada@parliament.example.org", "email": ADA, "address_key": address_key(ADA), "name": "Ada",
    "subject": "An example", "text": "Dear Example", "nonce": "0" * 32,
}  # fmt: skip
letters = {
    state: Letter.objects.create(**common, state=state, confirmed_at=None if state == "awaiting confirmation" else NOW)
    for state in ("awaiting confirmation", "being looked at", "queued", "delivered", "answered", "uncertain")
}
Letter.objects.create(
    **{**common, "email": "", "name": "", "text": "", "address_key": "", "nonce": ""}, state="expired", erased_at=NOW
)
office = Letter.objects.create(
    **{**common, "mp_name": "Director of Example", "mp_email": "office@example.org"},
    state="queued", office="director", office_area="E10000001", office_place="Exampleshire", office_key="director:E10000001",
)  # fmt: skip
Lane.objects.create(name="mp:901", title="Ada Example", left_today=3)
waiting = Message.objects.create(
    kind="letter", message_id="<q@example.org>", to="ada@parliament.example.org", person=ADA, text="Dear Example",
    about=f"letters.Letter:{letters['queued'].pk}", lane="mp:901",
)  # fmt: skip
Letter.objects.filter(pk=letters["queued"].pk).update(message_id="<q@example.org>")
sent = Message.objects.create(
    kind="letter", message_id="<s@example.org>", to=ADA, person=ADA, text="x", state="sent", ended_at=NOW
)
Attachment.objects.create(message=sent, name="a.pdf", content_type="application/pdf", content=b"x")
Try.objects.create(message=sent, outcome="sent", transport="smtp", reply="250")
Freeze.objects.create(letter=letters["being looked at"], since=NOW, heard="")
Reply.objects.create(
    letter=letters["answered"], logged_at=NOW, received_on=NOW.date(), days=1, text="Thank you", said=["promise"]
)
FollowUp.objects.create(
    letter=letters["delivered"], kind="chase", created=NOW, subject="x", text="x", message_id="<f@example.org>"
)
Fingerprint.objects.create(letter=letters["delivered"], made=NOW, runs=b"\x00\x01")
BlockedAddress.objects.create(address_key=address_key("blocked@example.org"))
SentByWriter.objects.create(on=NOW.date(), seat_code="E14000901", role="constituent")

meeting = roundtable_rows(NOW, ADA)[0]
Guest.objects.update(nonce="1" * 32)
Invitation.objects.update(nonce="2" * 32)
NoteCopy.objects.update(nonce="3" * 32)
DeskLink.objects.all().delete()
Entry.objects.create(act="roundtable: a date is confirmed", actor="organiser:1", subject=f"roundtables.Roundtable:{meeting.pk}")

tokens = {
    "draft": "d" * 32,
    "private link": PrivateLink.objects.issue(ADA, NOW, FAR),
    "desk link": DeskLink.objects.issue(ADA, NOW, FAR),
    "roundtable": meeting.slug,
}
from causeway.frame.one_time import digest  # noqa: E402
from django.db import transaction  # noqa: E402

with transaction.atomic():
    for name, table in (("private visit", PrivateLink), ("desk visit", DeskLink)):
        tokens[name] = table.objects.unused(table.objects.issue(ADA, NOW, FAR), NOW).use_up(NOW, FAR)
Draft.objects.create(
    token_digest=digest(tokens["draft"]),
    created=NOW,
    changed=NOW,
    email=ADA,
    name="Ada",
    text="Dear Example",
    answers={"why": "x"},
)
assert Organiser.objects.get().verified_at
tokens["rows"] = {
    model._meta.label: model.objects.count()
    for model in (
        Letter, Draft, Message, Attachment, Try, Lane, Freeze, Reply, FollowUp, Fingerprint, BlockedAddress, SentByWriter,
        PrivateLink, DeskLink, Guest, Invitation, NoteCopy, Organiser,
    )
}  # fmt: skip
sys.stdout.write(json.dumps(tokens, indent=1) + "\n")

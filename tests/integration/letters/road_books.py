"""The site's own books as JSON: letters and messages. With ``settle``, first settles what is uncertain by the log on standard input."""

import json
import sys

import django

django.setup()

from django.utils import timezone  # noqa: E402

from causeway.audit.models import Entry  # noqa: E402
from causeway.letters.counting.models import LetterStep  # noqa: E402
from causeway.letters.letter.models import Draft, Letter  # noqa: E402
from causeway.outbox import actions  # noqa: E402
from causeway.outbox.models import Message  # noqa: E402

if sys.argv[1:] == ["settle"]:
    log = set(sys.stdin.read().split())
    for each in Message.objects.filter(state="uncertain"):
        actions.settle(each.message_id, arrived=each.message_id in log, actor="drill", now=timezone.now())
letters = list(Letter.objects.values("pk", "email", "state", "message_id", "confirmed_at", "owed_at"))
messages = list(Message.objects.values("kind", "state", "message_id", "to", "person"))
acts = list(Entry.objects.values_list("act", "subject"))
steps = dict(LetterStep.objects.values_list("step", "many"))  # a drill over midnight would have two days: none is
books = {"letters": letters, "messages": messages, "acts": acts, "steps": steps, "drafts": Draft.objects.count()}
json.dump(books, sys.stdout, default=str)

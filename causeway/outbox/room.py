"""The outbox introduces itself."""

from causeway.frame.rooms import Room
from causeway.outbox.maildir import read_bounces
from causeway.outbox.worker import DELIVERY
from causeway.work.jobs import every, minutes

ROOM = Room(
    urls={"mailbox/": "causeway.outbox.urls", "mail/": "causeway.outbox.returned_urls"},
    jobs=(DELIVERY, every(minutes(1), read_bounces)),
    robots=("/mailbox/", "/mail/"),
    registers=("causeway.outbox.files", "causeway.outbox.providers"),
)

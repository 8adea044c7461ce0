"""The outbox introduces itself."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.menu import RECORDS
from causeway.frame.rooms import Entry, Room
from causeway.outbox.maildir import read_bounces
from causeway.outbox.models import PERMISSION
from causeway.outbox.queries import WAITS
from causeway.outbox.worker import DELIVERY
from causeway.work.jobs import every, minutes

ROOM = Room(
    urls={"mailbox/": "causeway.outbox.urls", "mail/": "causeway.outbox.returned_urls"},
    staff_urls={"": "causeway.outbox.staff_urls"},
    staff_menu=(Entry(_("Outbox"), "outbox-staff", 350, PERMISSION, "mail", group=RECORDS),),
    permissions=("look_after_outbox",),
    jobs=(DELIVERY, every(minutes(1), read_bounces)),
    waits=WAITS,
    robots=("/mailbox/", "/mail/"),
    registers=("causeway.outbox.files", "causeway.outbox.providers"),
)

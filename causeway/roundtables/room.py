"""The roundtables introduce themselves."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.menu import MEETINGS, TO_READ_FIRST
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.roundtables.after.story import domain as stories
from causeway.roundtables.after.story.searched import searched
from causeway.roundtables.dates.actions import calendar_sync
from causeway.roundtables.overseeing.home import BY_SEAT, HAPPENED, WAITS
from causeway.roundtables.promises import domain as promises
from causeway.roundtables.promises.staff_views import PERMISSION as MAY_AGREE
from causeway.roundtables.public import public_addresses
from causeway.roundtables.regions.scope import SEE_ALL, SEE_OWN
from causeway.roundtables.screening.staff_views import PERMISSION as MAY_RELEASE
from causeway.roundtables.table.domain import states
from causeway.roundtables.tasks import actions as todo
from causeway.work.jobs import every, hours, minutes

ROOM = Room(
    searched=searched,
    urls={"roundtables/": "causeway.roundtables.urls"},
    menu=(Entry(_("Convene your MPs"), "roundtables:index", order=300),),
    staff_urls={"": "causeway.roundtables.staff_urls"},
    staff_menu=(
        Entry(_("Roundtables"), "roundtables_staff:every", 313, SEE_ALL, "group", or_permission=SEE_OWN, group=MEETINGS),
        Entry(_("Promises"), "roundtables_staff:promises", 313, MAY_AGREE, "check", group=MEETINGS),
        Entry(_("First messages"), "roundtables_staff:sends", 313, MAY_RELEASE, "mail", group=TO_READ_FIRST),
    ),
    permissions=(
        "see_roundtables",
        "see_own_regions",
        "see_contacts",
        "choose_examples",
        "publish_promises",
        "publish_stories",
        "release_sends",
    ),
    jobs=(every(hours(1), todo.remind_of_tasks), every(minutes(5), calendar_sync.settle_entries)),
    addresses=public_addresses,
    waits=WAITS,
    happened=HAPPENED,
    by_seat=BY_SEAT,
    moves=(
        Drawn(states.MOVES, "roundtable-states.md", "What may become of a roundtable", "roundtables/table/domain/states.py"),
        Drawn(promises.MOVES, "promise-states.md", "What may become of a promise", "roundtables/promises/domain.py"),
        Drawn(stories.MOVES, "story-states.md", "What may become of a story", "roundtables/after/story/domain.py"),
    ),
    registers=(
        "causeway.roundtables.erasure",
        "causeway.roundtables.retention",
        "causeway.roundtables.invitations.delivery",
        "causeway.roundtables.promises.area_link",
        "causeway.roundtables.table.actions.opening",
    ),
)

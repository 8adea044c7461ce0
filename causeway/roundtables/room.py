"""The roundtables introduce themselves."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Drawn, Entry, Room
from causeway.roundtables.after.story import domain as stories
from causeway.roundtables.dates.actions import in_step
from causeway.roundtables.promises import domain as promises
from causeway.roundtables.public import public_addresses
from causeway.roundtables.table.domain import states
from causeway.roundtables.tasks import actions as todo
from causeway.work.jobs import every, hours, minutes

ROOM = Room(
    urls={"roundtables/": "causeway.roundtables.urls"},
    menu=(Entry(_("Convene your MPs"), "roundtables:index", order=300),),
    jobs=(every(hours(1), todo.remind_of_tasks), every(minutes(5), in_step.settle_entries)),
    addresses=public_addresses,
    moves=(
        Drawn(states, "roundtable-states.md", "What may become of a roundtable", "roundtables/table/domain/states.py"),
        Drawn(promises, "promise-states.md", "What may become of a promise", "roundtables/promises/domain.py"),
        Drawn(stories, "story-states.md", "What may become of a story", "roundtables/after/story/domain.py"),
    ),
    registers=(
        "causeway.roundtables.forgetting",
        "causeway.roundtables.retention",
        "causeway.roundtables.invitations.following",
        "causeway.roundtables.promises.beside",
        "causeway.roundtables.table.actions.opening",
    ),
)

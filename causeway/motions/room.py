"""The motions introduce themselves."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Drawn, Entry, Room
from causeway.motions.carrying.actions import DESK, ask_what_came_of_it
from causeway.motions.carrying.domain import MOVES
from causeway.motions.pack import MOTIONS, has_motions
from causeway.motions.published.actions import follow_decision
from causeway.motions.published.acts import acts_of_schools
from causeway.motions.published.domain import MOVES as VERSION_MOVES
from causeway.motions.published.home import BY_SEAT, HAPPENED
from causeway.motions.published.models import Version
from causeway.motions.published.queries import beside, public_addresses
from causeway.motions.published.searched import searched
from causeway.outbox.letters import Letter
from causeway.review.checks import identify_no_child
from causeway.review.queue import ReviewQueue
from causeway.work.jobs import every, hours

DECIDED = Letter("motion-read", _("Your motion: %(title)s"), "motions/mail/read.txt")
QUEUE = ReviewQueue(
    model=Version,
    name="motions",
    title=_("Motions"),
    entry="motions/reviewed.html",
    permission="motions.publish",
    writer=lambda version: version.motion.email,
    told=DECIDED,
    must=(identify_no_child("words"),),
    then=follow_decision,
)

ROOM = Room(
    searched=searched,
    pack=(MOTIONS,),
    urls={"motions/": "causeway.motions.urls"},
    staff_urls={"motions/": "causeway.motions.staff_urls"},
    menu=(Entry(_("Carry a motion"), "motions:index", order=450, there=has_motions, folded=True),),
    desk=DESK,
    reviews=(QUEUE,),
    jobs=(every(hours(1), ask_what_came_of_it),),
    addresses=public_addresses,
    happened=HAPPENED,
    by_seat=BY_SEAT,
    acts=acts_of_schools,
    beside=beside,
    robots=("/motions/mine/", "/motions/begin/"),
    moves=(
        Drawn(MOVES, "motion-states.md", "What may become of a motion", "motions/carrying/domain.py"),
        Drawn(
            VERSION_MOVES, "motion-version-states.md", "What may become of a version of a motion", "motions/published/domain.py"
        ),
    ),
    registers=("causeway.motions.published.actions", "causeway.motions.citations"),
)

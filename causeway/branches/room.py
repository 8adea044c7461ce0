"""The branches introduce themselves."""

from django.utils.translation import gettext_lazy as _

from causeway.branches.directory.areas import near_area, note_last_done
from causeway.branches.directory.importing import replace
from causeway.branches.directory.models import PAGES, Listing
from causeway.branches.directory.queries import public_addresses
from causeway.branches.home import WAITS
from causeway.branches.letterbox.actions import heard_of_notice, pass_on_overdue
from causeway.branches.letterbox.domain import MOVES as LETTERS
from causeway.branches.letterbox.mail import WAITING
from causeway.branches.officers.actions import DESK, mind_terms
from causeway.branches.officers.domain import MOVES as OFFICERS
from causeway.branches.scope import pages_of
from causeway.frame.menu import NETWORK
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.outbox.letters import Letter
from causeway.review.checks import identify_no_child
from causeway.review.queue import ReviewQueue
from causeway.work.jobs import every, hours, minutes

DECIDED = Letter("branch-page-decided", _("The page of %(title)s"), "branches/mail/decided.txt")
QUEUE = ReviewQueue(
    model=Listing,
    name="branches",
    title=_("Branches’ pages"),
    entry="branches/staff/_entry.html",
    permission="branches.publish",
    writer=lambda page: page.writer.email if page.writer else "",
    told=DECIDED,
    must=(identify_no_child("about", "meets", "roles"),),
    within=pages_of,
    then=replace,
)

ROOM = Room(
    urls={"branches/": "causeway.branches.urls"},
    staff_urls={"branches/": "causeway.branches.staff_urls"},
    menu=(Entry(_("Your branch"), "branches:index", order=430, folded=True),),
    staff_menu=(Entry(_("Branches"), "branches_staff:overview", 318, "branches.see_branches", "group", group=NETWORK),),
    permissions=("see_branches", "all_regions", "import_branches", "confirm_officers", "answer_letters"),
    desk=DESK,
    reviews=(QUEUE,),
    jobs=(every(minutes(10), pass_on_overdue), every(hours(6), mind_terms), every(hours(6), note_last_done)),
    listeners={WAITING.kind: heard_of_notice},
    addresses=public_addresses,
    waits=WAITS,
    beside=near_area,
    registers=("causeway.branches.directory.actions",),
    robots=("/branches/desk/", "/branches/letters/", "/branches/answer/"),
    moves=(
        Drawn(PAGES, "branch-page-states.md", "What may become of a branch’s page", "branches/directory/models.py"),
        Drawn(OFFICERS, "branch-officer-states.md", "What may become of a branch officer", "branches/officers/domain.py"),
        Drawn(LETTERS, "branch-letter-states.md", "What may become of a letter to a branch", "branches/letterbox/domain.py"),
    ),
)

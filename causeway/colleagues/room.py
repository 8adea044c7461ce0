"""The room introduces itself."""

from django.utils.translation import gettext_lazy as _

from causeway.colleagues.coverage.actions import WATCH
from causeway.colleagues.coverage.tasks import hand_over
from causeway.colleagues.pack import COLLEAGUES
from causeway.colleagues.partners.actions import DESK
from causeway.colleagues.partners.models import Front
from causeway.colleagues.partners.staff_views import MAY_CHANGE
from causeway.frame.addresses import whole_address
from causeway.frame.menu import NETWORK, WHERE_WE_STAND
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.outbox.letters import Letter
from causeway.review.checks import identify_no_child
from causeway.review.queue import ReviewQueue
from causeway.work.jobs import every, hours

DECIDED = Letter("partner-front-decided", _("Your line and logo: %(title)s"), "colleagues/mail/decided.txt")
QUEUE = ReviewQueue(
    model=Front,
    name="partners-fronts",
    title=_("Partners’ lines and logos"),
    entry="colleagues/partners/entry.html",
    permission="colleagues.publish",
    writer=lambda front: front.email,
    told=DECIDED,
    must=(identify_no_child("line"),),
)


def addresses() -> list[str]:
    """Return the pages for the map of the site."""
    return [whole_address(f"colleagues{route}") for route in (":index", ":coverage", "_partners:about")]


ROOM = Room(
    pack=(COLLEAGUES,),
    urls={
        "colleagues/": "causeway.colleagues.urls",
        "c/": "causeway.colleagues.links.urls",
        "partners/": "causeway.colleagues.partners.urls",
        "with/": "causeway.colleagues.partners.front_urls",
    },
    staff_urls={"colleagues/": "causeway.colleagues.staff_urls"},
    menu=(Entry(_("Bring a colleague"), "colleagues:index", order=480, folded=True),),
    staff_menu=(
        Entry(
            _("Partners’ desks"),
            "colleagues_staff:people",
            order=312,
            permission=MAY_CHANGE,
            icon="group",
            group=NETWORK,
        ),
        Entry(
            _("Schools that acted"), "colleagues_staff:attacks", order=322, permission=WATCH, icon="lock", group=WHERE_WE_STAND
        ),
    ),
    permissions=("watch_coverage",),
    desk=DESK,
    reviews=(QUEUE,),
    jobs=(every(hours(24), hand_over, name="colleagues.coverage"),),
    addresses=addresses,
    robots=("/colleagues/link/", "/c/", "/partners/desk/"),
    moves=(
        Drawn(
            Front.moves,
            "partner-front-states.md",
            "What may become of a partner's line and logo",
            "colleagues/partners/models.py",
        ),
    ),
    registers=("causeway.colleagues.links.actions",),
)

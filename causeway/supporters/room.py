"""The room introduces itself."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from causeway.frame.addresses import whole_address
from causeway.frame.menu import SUPPORTERS_AND_SURVEYS
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.supporters.bringing_in.home import WAITS as LISTS
from causeway.supporters.bringing_in.second_look import BRING_IN
from causeway.supporters.joining.desk import DESK
from causeway.supporters.joining.home import HAPPENED
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters.actions import compose
from causeway.supporters.newsletters.home import WAITS as NEWSLETTERS
from causeway.supporters.newsletters.models import Newsletter
from causeway.supporters.newsletters.staff_views import WRITE
from causeway.supporters.pack import SUPPORTERS, there
from causeway.supporters.passing_on.actions import pass_on
from causeway.supporters.passing_on.models import PassedOn
from causeway.supporters.passing_on.staff_views import TAKE_OUT, WAITS
from causeway.work.jobs import always, seconds


def addresses() -> Iterable[str]:
    """Return the pages for the map of the site."""
    uids = Newsletter.objects.exclude(sent_at=None).values_list("uid", flat=True)[:1000]
    return [
        *(whole_address("supporters:newsletter", uid) for uid in uids),
        *([whole_address("supporters:join")] if there() else []),
    ]


ROOM = Room(
    urls={"updates/": "causeway.supporters.urls"},
    staff_urls={"newsletters/": "causeway.supporters.staff_urls"},
    staff_menu=(
        Entry(_("Newsletters"), "supporters_staff:index", 331, WRITE, "mail", there=there, group=SUPPORTERS_AND_SURVEYS),
        Entry(
            _("Bring in supporters"),
            "supporters_staff:bring-in",
            332,
            BRING_IN,
            "upload",
            there=there,
            group=SUPPORTERS_AND_SURVEYS,
        ),
        Entry(
            _("Take supporters out"),
            "supporters_staff:passing-on",
            333,
            TAKE_OUT,
            "download",
            there=there,
            group=SUPPORTERS_AND_SURVEYS,
        ),
    ),
    permissions=("bring_in", "take_out"),
    waits=(*LISTS, *NEWSLETTERS, *WAITS),
    offer=Entry(_("Hear what comes of it"), "supporters:join", there=there),
    desk=DESK,
    pack=(SUPPORTERS,),
    registers=("causeway.supporters.newsletters.from_news",),
    jobs=(
        always(compose, idle=seconds(20), name="supporters.compose"),
        always(pass_on, idle=seconds(30), name="supporters.pass_on"),
    ),
    addresses=addresses,
    happened=HAPPENED,
    robots=("/updates/mine/", "/updates/no-more/"),
    moves=(
        Drawn(Supporter.moves, "supporter-states.md", "What may become of a supporter", "supporters/joining/domain.py"),
        Drawn(PassedOn.moves, "passed-on-states.md", "What may become of what is passed on", "supporters/passing_on/domain.py"),
        Drawn(Newsletter.moves, "newsletter-states.md", "What may become of a newsletter", "supporters/newsletters/domain.py"),
    ),
)

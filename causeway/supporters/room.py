"""The room introduces itself."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from causeway.frame.addresses import whole_address
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.supporters.joining.desk import DESK
from causeway.supporters.joining.home import HAPPENED
from causeway.supporters.joining.models import Supporter
from causeway.supporters.newsletters.actions import compose
from causeway.supporters.newsletters.models import Newsletter
from causeway.supporters.newsletters.staff_views import WRITE
from causeway.supporters.pack import SUPPORTERS, words
from causeway.work.jobs import always, seconds


def there() -> bool:
    """Whether this campaign writes to those who want to hear from it."""
    return words() is not None


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
    staff_menu=(Entry(_("Newsletters"), "supporters_staff:index", 325, WRITE, "mail", there=there),),
    offer=Entry(_("Hear what comes of it"), "supporters:join", there=there),
    desk=DESK,
    pack=(SUPPORTERS,),
    registers=("causeway.supporters.newsletters.from_news",),
    jobs=(always(compose, idle=seconds(20), name="supporters.compose"),),
    addresses=addresses,
    happened=HAPPENED,
    robots=("/updates/mine/", "/updates/no-more/"),
    moves=(
        Drawn(Supporter.moves, "supporter-states.md", "What may become of a supporter", "supporters/joining/domain.py"),
        Drawn(Newsletter.moves, "newsletter-states.md", "What may become of a newsletter", "supporters/newsletters/domain.py"),
    ),
)

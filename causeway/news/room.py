"""The newsroom introduces itself."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from causeway.frame.area_links import Link
from causeway.frame.menu import NEWS_AND_LIBRARY
from causeway.frame.rooms import Drawn, Entry, Room
from causeway.news.alerts.desk import DESK
from causeway.news.alerts.digests import send
from causeway.news.alerts.domain import MOVES as FOLLOWERS
from causeway.news.alerts.items import keep_all, keep_fresh
from causeway.news.alerts.matching import match
from causeway.news.alerts.queries import follow_area, has_news
from causeway.news.alerts.staff_views import SEE
from causeway.news.classifying.actions import read_again
from causeway.news.classifying.pack import NEWS_RULES
from causeway.news.desk.views import EDIT
from causeway.news.gathering.extracts import read_pages
from causeway.news.gathering.rounds import read_next, read_next_failing
from causeway.news.gathering.staff_views import KEEP
from causeway.news.home import WAITS
from causeway.news.items.copies import forget_old_texts
from causeway.news.loop.actions import tell_writers
from causeway.news.loop.domain import MOVES as PROPOSALS
from causeway.news.pack import NEWS
from causeway.news.reading.queries import addresses, beside_area
from causeway.news.sources.domain import MOVES
from causeway.work.jobs import always, every, hours, minutes, seconds


def beside(kind: str, code: str, now: dt.datetime) -> Link | None:
    """Return the news of an area, folded, for its page; where there is none, the link by which its news is followed."""
    return beside_area(kind, code, now) or follow_area(kind, code, now)


ROOM = Room(
    permissions=("keep_sources", "edit_news"),
    urls={"news/": "causeway.news.reading.urls", "alerts/": "causeway.news.alerts.urls"},
    staff_urls={
        "news/desk/": "causeway.news.desk.urls",
        "news/sources/": "causeway.news.gathering.staff_urls",
        "news/loop/": "causeway.news.loop.staff_urls",
        "alerts/": "causeway.news.alerts.staff_urls",
    },
    menu=(
        Entry(_("News"), "news:index", order=475, there=has_news),
        Entry(_("Follow the news"), "alerts:index", order=485, there=has_news, folded=True),
    ),
    staff_menu=(
        Entry(_("Editor’s desk"), "news_desk:index", 324, EDIT, "edit", group=NEWS_AND_LIBRARY),
        Entry(_("News: what to do"), "news_loop:proposals", 325, EDIT, "rotate", group=NEWS_AND_LIBRARY),
        Entry(_("Sources of news"), "news_sources:overview", 326, KEEP, "site", group=NEWS_AND_LIBRARY),
        Entry(_("Alerts"), "alerts_staff:counts", 329, SEE, "mail", group=NEWS_AND_LIBRARY),
    ),
    waits=WAITS,
    desk=DESK,
    jobs=(
        always(read_next, idle=seconds(5)),
        always(read_next_failing, idle=seconds(15)),
        every(minutes(1), read_pages),
        every(hours(1), forget_old_texts),
        every(minutes(1), tell_writers),
        every(minutes(1), match, name="news.match_alerts"),
        every(minutes(1), send, name="news.send_alerts"),
        every(minutes(1), keep_fresh, name="news.keep_index_fresh"),
        every(hours(1), keep_all, name="news.keep_index"),
        every(minutes(5), read_again, name="news.read_again"),
    ),
    pack=(NEWS, NEWS_RULES),
    registers=("causeway.news.ranking.arriving", "causeway.news.loop.matching", "causeway.news.retention"),
    addresses=addresses,
    beside=beside,
    robots=("/alerts/mine/", "/alerts/no-more/", "/alerts/feed.", "/alerts/coming.ics"),
    moves=(
        Drawn(MOVES, "news-source-states.md", "What may become of a source of news", "news/sources/domain.py"),
        Drawn(PROPOSALS, "news-proposal-states.md", "What may become of a proposal", "news/loop/domain.py"),
        Drawn(FOLLOWERS, "follower-states.md", "What may become of a follower", "news/alerts/domain.py"),
    ),
)

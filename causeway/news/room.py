"""The newsroom introduces itself."""

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Drawn, Entry, Room
from causeway.news.classifying.actions import read_again
from causeway.news.classifying.pack import NEWS_RULES
from causeway.news.items.searched import searched
from causeway.news.ranking.queries import has_news
from causeway.news.reading.queries import addresses, beside_area
from causeway.news.sources.domain import MOVES
from causeway.work.jobs import every, minutes

ROOM = Room(
    urls={"news/": "causeway.news.reading.urls"},
    staff_urls={"news/desk/": "causeway.news.desk.urls"},
    menu=(Entry(_("News"), "news:index", order=475, there=has_news),),
    staff_menu=(Entry(_("Editor’s desk"), "news_desk:index", 324, "news.edit_news", "edit"),),
    searched=searched,
    permissions=("keep_sources", "edit_news"),
    pack=(NEWS_RULES,),
    registers=("causeway.news.ranking.arriving",),
    jobs=(every(minutes(5), read_again, name="news.read_again"),),
    moves=(Drawn(MOVES, "news-source-states.md", "What may become of a source of news", "news/sources/domain.py"),),
    addresses=addresses,
    beside=beside_area,
)

"""The newsroom introduces itself."""

from causeway.frame.rooms import Drawn, Room
from causeway.news.gathering.extracts import read_pages
from causeway.news.gathering.rounds import read_next, read_next_failing
from causeway.news.items.copies import forget_old_texts
from causeway.news.items.searched import searched
from causeway.news.sources.domain import MOVES
from causeway.work.jobs import always, every, hours, minutes, seconds

ROOM = Room(
    searched=searched,
    permissions=("keep_sources", "edit_news"),
    jobs=(
        always(read_next, idle=seconds(5)),
        always(read_next_failing, idle=seconds(15)),
        every(minutes(1), read_pages),
        every(hours(1), forget_old_texts),
    ),
    moves=(Drawn(MOVES, "news-source-states.md", "What may become of a source of news", "news/sources/domain.py"),),
)

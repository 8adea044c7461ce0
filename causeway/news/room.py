"""The newsroom introduces itself."""

from causeway.frame.rooms import Drawn, Room
from causeway.news.items.searched import searched
from causeway.news.sources.domain import MOVES

ROOM = Room(
    searched=searched,
    permissions=("keep_sources", "edit_news"),
    moves=(Drawn(MOVES, "news-source-states.md", "What may become of a source of news", "news/sources/domain.py"),),
)

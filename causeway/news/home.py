"""What the newsroom has for the home of staff: proposals that wait for a yes or a no, and sources that fail."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Pile, Waits, pile
from causeway.news.desk.views import EDIT
from causeway.news.gathering.staff_views import KEEP
from causeway.news.loop.domain import State as Proposed
from causeway.news.loop.models import Proposal
from causeway.news.sources.domain import State as Standing
from causeway.news.sources.models import Source


def _proposals(_user: Any, _now: dt.datetime) -> Pile:
    return pile(Proposal.objects.filter(state=Proposed.WAITS), "created")


def _failing(_user: Any, _now: dt.datetime) -> Pile:
    return pile(Source.objects.filter(state=Standing.FAILING), "failing_since")


WAITS = (
    Waits(Entry(_("Proposals from the news: what to do"), "news_loop:proposals", permission=EDIT), _proposals),
    Waits(Entry(_("Sources of news that fail"), "news_sources:overview", permission=KEEP), _failing),
)

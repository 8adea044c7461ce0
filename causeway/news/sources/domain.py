"""What a source can be, and what may become of it."""

import datetime as dt
from enum import StrEnum

from causeway.moves.domain import Moves

LONGEST_ADDRESS = 1000
LONGEST_QUERY = 300


class Kind(StrEnum):
    """The format in which a source speaks."""

    FEED = "feed"
    SEARCH = "search"
    GOVUK_SEARCH = "govuk-search"
    GOVUK_PAGE = "govuk-page"
    QUESTIONS = "questions"
    HANSARD = "hansard"
    EARLY_DAY_MOTIONS = "early-day-motions"
    MOTIONS_FILE = "motions-file"
    BILLS = "bills"
    COMMITTEES = "committees"
    PETITIONS = "petitions"
    THEYWORKFORYOU = "theyworkforyou"
    GOVUK_RELEASES = "govuk-releases"
    ONS_RELEASES = "ons-releases"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    X = "x"


class State(StrEnum):
    """How a source stands."""

    NEW = "not read yet"
    WORKING = "working"
    FAILING = "failing"
    STOPPED = "stopped"


class Act(StrEnum):
    """What may happen to a source."""

    READS = "it is read"
    FAILS = "it fails"
    STOP = "staff stop it"
    RESUME = "staff start it again"


MOVES: Moves[State, Act] = Moves(
    "A source",
    {
        (State.NEW, Act.READS): State.WORKING,
        (State.NEW, Act.FAILS): State.FAILING,
        (State.WORKING, Act.READS): State.WORKING,
        (State.WORKING, Act.FAILS): State.FAILING,
        (State.FAILING, Act.READS): State.WORKING,
        (State.FAILING, Act.FAILS): State.FAILING,
        **{(state, Act.STOP): State.STOPPED for state in (State.NEW, State.WORKING, State.FAILING)},
        (State.STOPPED, Act.RESUME): State.NEW,
    },
)

LONGEST_REST = dt.timedelta(days=1)


def rest(every: dt.timedelta, failures: int, spread: int) -> dt.timedelta:
    """Return how long a source rests after being read: its period, doubled with each failure in a row up to a day.

    ``spread`` (any number, such as a key) moves it by up to a tenth, so that not all come at once.
    """
    longest = max(every, LONGEST_REST)
    waits = min(every * (1 << min(failures, 10)), longest)
    return waits + waits * (spread * 37 % 100) / 1000

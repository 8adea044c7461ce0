"""When a guest who has not answered is asked a second time. Once only, and not before some days are over: both are our choice."""

import datetime as dt

AGAIN_DAYS = 5


def again_from(asked: dt.date, again: dt.date | None) -> dt.date | None:
    """Return from which day a guest may be asked a second time; ``None`` where they were."""
    return None if again else asked + dt.timedelta(days=AGAIN_DAYS)

"""The totals as the letters themselves say them: slow, and what the kept ones are checked against."""

from collections.abc import Iterable

from django.db.models import Count, Min

from causeway.letters.after.models import Reply
from causeway.letters.counting.models import SeatTotal
from causeway.letters.letter.domain.states import State
from causeway.letters.letter.models import Letter, SentByWriter
from causeway.letters.letter.places import today

ARRIVED = (State.DELIVERED.value, State.CHASED.value, State.ANSWERED.value)


def by_seat() -> dict[str, SeatTotal]:
    """Return every seat's totals, counted from letters, replies and what writers sent; not saved."""
    found: dict[str, SeatTotal] = {}

    def put(name: str, rows: Iterable[tuple[str, int]]) -> None:
        for code, many in rows:
            setattr(found.setdefault(code, SeatTotal(seat_code=code)), name, many)

    ours = Letter.objects.filter(state__in=ARRIVED, confirmed_at__isnull=False, office="").order_by()
    sent = SentByWriter.objects.filter(office="").order_by()
    answers = Reply.objects.filter(is_answer=True, letter__office="").order_by()
    put("delivered", ours.values_list("seat_code").annotate(Count("pk")))
    put("sent_by_writers", sent.values_list("seat_code").annotate(Count("pk")))
    put("replies", answers.values_list("letter__seat_code").annotate(Count("pk")))
    for code, first in ours.values_list("seat_code").annotate(Min("confirmed_at")):
        found[code].first_on = today(first)
    return found

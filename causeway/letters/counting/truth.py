"""The totals as the letters themselves say them: slow, and what the kept ones are checked against."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, Min, Q

from causeway.letters.after.models import Reply
from causeway.letters.counting.models import OfficeTotal, SeatTotal
from causeway.letters.letter.domain.states import State
from causeway.letters.letter.models import Letter, SentByWriter
from causeway.letters.letter.places import today

ARRIVED = (State.DELIVERED.value, State.CHASED.value, State.ANSWERED.value)


@dataclass
class Answers:
    """What writers logged of one seat: how many answers, the days to each letter's first, and how many said each thing."""

    many: int = 0
    days: list[int] = field(default_factory=list)
    said: Counter[str] = field(default_factory=Counter)


def is_of_a_seat(office: str) -> bool:
    """Whether a seat's totals count a letter of this office's key: they count what its MP was sent, and an MP's key is empty."""
    return not office


def answers(seat_code: str = "") -> Mapping[str, Answers]:
    """Return the answers of MPs by seat, or those of one seat alone."""
    of = Q(letter__seat_code=seat_code) if seat_code else Q()
    found: defaultdict[str, Answers] = defaultdict(Answers)
    seen: set[int] = set()
    rows = Reply.objects.filter(of, is_answer=True, letter__office="").order_by("received_on", "pk")
    for letter, seat, days, said in rows.values_list("letter_id", "letter__seat_code", "days", "said"):
        known = found[seat]
        known.many += 1
        known.said.update(set(said))
        if letter not in seen:
            known.days.append(days)
            seen.add(letter)
    return found


def by_seat() -> dict[str, SeatTotal]:
    """Return every seat's totals, counted from letters, replies and what writers sent; not saved."""
    found: dict[str, SeatTotal] = {}

    def of(code: str) -> SeatTotal:
        return found.setdefault(code, SeatTotal(seat_code=code))

    ours = Letter.objects.filter(state__in=ARRIVED, confirmed_at__isnull=False, office="").order_by()
    for code, many, first in ours.values_list("seat_code").annotate(Count("pk"), Min("confirmed_at")):
        of(code).delivered, of(code).first_on = many, today(first)
    for code, many in SentByWriter.objects.filter(office="").order_by().values_list("seat_code").annotate(Count("pk")):
        of(code).sent_by_writers = many
    for code, logged in answers().items():
        of(code).replies, of(code).days, of(code).said = logged.many, logged.days, dict(logged.said)
    return found


def by_office() -> dict[str, OfficeTotal]:
    """Return the totals of every kind of office, counted anew; not saved."""
    found: dict[str, OfficeTotal] = {}

    def put(name: str, rows: Iterable[tuple[str, int]]) -> None:
        for office, many in rows:
            setattr(found.setdefault(office, OfficeTotal(office=office)), name, many)

    ours = Letter.objects.filter(state__in=ARRIVED, confirmed_at__isnull=False).order_by()
    put("delivered", ours.values_list("office").annotate(Count("pk")))
    put("sent_by_writers", SentByWriter.objects.order_by().values_list("office").annotate(Count("pk")))
    put("replies", Reply.objects.filter(is_answer=True).order_by().values_list("letter__office").annotate(Count("pk")))
    return found

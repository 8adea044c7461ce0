"""What became of letters to MPs, seat by seat, without anybody's name: letters, replies, days to reply, what MPs said.

Letters to councils, boards and devolved offices are not counted here: no seat's MP could answer them; :func:`offices` counts them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.campaign.pack import campaign
from causeway.letters.after.domain.replies import Said
from causeway.letters.after.domain.waits import ENOUGH, Median, median
from causeway.letters.after.models import Publishing, Reply
from causeway.letters.counting.models import SeatTotal
from causeway.letters.counting.truth import ARRIVED
from causeway.letters.letter.models import Letter, SentByWriter
from causeway.representatives.directory import offices as directory


@dataclass(frozen=True)
class SeatTally:
    """One seat's counts. ``said`` holds each code with its count, ``None`` standing for fewer than five."""

    code: str
    name: str
    delivered: int
    sent_by_writers: int
    replies: int
    days: Median | None
    said: tuple[tuple[Said, int | None], ...]

    @property
    def letters(self) -> int:
        """Every letter we know of."""
        return self.delivered + self.sent_by_writers

    @property
    def enough(self) -> bool:
        """Whether there are enough replies to say anything of them."""
        return self.replies >= ENOUGH


def _of(code: str, name: str = "seat_code") -> Q:
    return Q(**{name: code}) if code else Q()


def _kept(name: str) -> dict[str, int]:
    """Return one of the kept totals of every seat that has any: with many letters, counting them anew takes too long for a page."""
    return dict(SeatTotal.objects.filter(**{f"{name}__gt": 0}).values_list("seat_code", name))


def _delivered(code: str) -> dict[str, int]:
    """Letters that we delivered; one its writer sent and follows here was counted when it was sent."""
    if not code:
        return _kept("delivered")
    ours = Letter.objects.filter(_of(code), state__in=ARRIVED, confirmed_at__isnull=False, office="")
    return dict(ours.values_list("seat_code").annotate(Count("pk")).order_by())


def _sent(code: str) -> dict[str, int]:
    if not code:
        return _kept("sent_by_writers")
    return dict(SentByWriter.objects.filter(_of(code), office="").values_list("seat_code").annotate(Count("pk")).order_by())


def _first_answers(code: str) -> dict[str, list[tuple[int, list[str]]]]:
    """Each seat's answers, as (days to the letter's first answer or -1 for a later one, codes)."""
    found: defaultdict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    seen: set[int] = set()
    rows = (
        Reply.objects.filter(_of(code, "letter__seat_code"), is_answer=True, letter__office="")
        .order_by("received_on", "pk")
        .values_list("letter_id", "letter__seat_code", "days", "said")
    )
    for letter, seat, days, said in rows:
        found[seat].append((days if letter not in seen else -1, said))
        seen.add(letter)
    return found


def _said(answers: Iterable[tuple[int, list[str]]]) -> tuple[tuple[Said, int | None], ...]:
    counts = Counter(Said(code) for _days, codes in answers for code in set(codes) if code in set(Said))
    return tuple((code, counts[code] if counts[code] >= ENOUGH else None) for code in Said if counts[code])


def seats(code: str = "") -> list[SeatTally]:
    """Return every seat with a letter, or only the one with this code; by name."""
    delivered, sent, answers = _delivered(code), _sent(code), _first_answers(code)
    codes = {*delivered, *sent, *answers}
    names = dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=codes).values_list("code", "name"))
    made = [
        SeatTally(
            code=each,
            name=names.get(each, each),
            delivered=delivered.get(each, 0),
            sent_by_writers=sent.get(each, 0),
            replies=len(answers.get(each, [])),
            days=median([days for days, _codes in answers.get(each, []) if days >= 0]),
            said=_said(answers.get(each, [])),
        )
        for each in codes
    ]
    return sorted(made, key=lambda tally: tally.name)


@dataclass(frozen=True)
class OfficeTally:
    """One kind of office over the whole country: letters we delivered, letters their writers sent, replies logged."""

    title: str
    delivered: int
    sent_by_writers: int
    replies: int


def offices() -> list[OfficeTally]:
    """Return every kind of office that a letter went to."""
    ours = Letter.objects.filter(state__in=ARRIVED, confirmed_at__isnull=False)
    replies = Reply.objects.filter(is_answer=True)
    delivered = dict(ours.values_list("office").annotate(Count("pk")).order_by())
    sent = dict(SentByWriter.objects.values_list("office").annotate(Count("pk")).order_by())
    replied = dict(replies.values_list("letter__office").annotate(Count("pk")).order_by())
    counts = (
        (office, delivered.get(office, 0), sent.get(office, 0), replied.get(office, 0)) for office in directory.offices().values()
    )
    return [OfficeTally(office.heading, *numbers) for office, *numbers in counts if any(numbers)]


def seat(code: str) -> SeatTally | None:
    """Return one seat's counts, or ``None`` when no letter went there."""
    return next(iter(seats(code)), None) if code else None


def is_public() -> bool:
    """Whether the campaign shows these counts to the public."""
    return Publishing.objects.filter(campaign=campaign().slug, seats_shown=True).exists()


def shown(code: str) -> SeatTally | None:
    """Return one seat's counts for the public: ``None`` while the campaign shows none, and where no letter went."""
    return seat(code) if is_public() else None


def few(count: int | None) -> str:
    """Return a count as the public reads it: fewer than five are not told apart."""
    return _("fewer than %(enough)s") % {"enough": ENOUGH} if count is None or count < ENOUGH else str(count)

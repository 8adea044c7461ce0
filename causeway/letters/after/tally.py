"""What became of letters to MPs, seat by seat, without anybody's name: letters, replies, days to reply, what MPs said.

Letters to councils, boards and devolved offices are not counted here: no seat's MP could answer them; :func:`offices` counts them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from causeway.areas.models import Area, AreaKind
from causeway.campaign.pack import campaign
from causeway.letters.after.domain.replies import Said
from causeway.letters.after.domain.waits import ENOUGH, Median, median
from causeway.letters.after.models import Publishing
from causeway.letters.counting.models import OfficeTotal, SeatTotal
from causeway.letters.counting.truth import ARRIVED, Answers, answers
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
    def wait(self) -> str:
        """Return the median of the days to a reply and what holds it, in words."""
        if self.days is None:
            return _("fewer than %(enough)s replies") % {"enough": ENOUGH}
        ends = {"middle": f"{self.days.value:g}", "low": f"{self.days.lower:g}", "high": f"{self.days.upper:g}"}
        return _("%(middle)s (%(low)s to %(high)s)") % ends

    @property
    def enough(self) -> bool:
        """Whether there are enough replies to say anything of them."""
        return self.replies >= ENOUGH


def _said(counts: Mapping[str, int]) -> tuple[tuple[Said, int | None], ...]:
    return tuple((code, counts[code] if counts[code] >= ENOUGH else None) for code in Said if counts.get(code))


def _of_one(code: str) -> Iterable[SeatTotal]:
    """Return one seat's totals, counted anew from its letters."""
    ours = Letter.objects.filter(seat_code=code, state__in=ARRIVED, confirmed_at__isnull=False, office="").count()
    sent = SentByWriter.objects.filter(seat_code=code, office="").count()
    logged = answers(code).get(code, Answers())
    if ours or sent or logged.many:
        said = dict(logged.said)
        yield SeatTotal(seat_code=code, delivered=ours, sent_by_writers=sent, replies=logged.many, days=logged.days, said=said)


def seats(code: str = "") -> list[SeatTally]:
    """Return every seat with a letter, or only the one with this code; by name. Those of all are the totals that are kept."""
    there = Q(delivered__gt=0) | Q(sent_by_writers__gt=0) | Q(replies__gt=0)
    totals = list(_of_one(code) if code else SeatTotal.objects.filter(there))
    codes = [total.seat_code for total in totals]
    names = dict(Area.objects.filter(kind=AreaKind.CONSTITUENCY, code__in=codes).values_list("code", "name"))
    made = [
        SeatTally(
            code=total.seat_code,
            name=names.get(total.seat_code, total.seat_code),
            delivered=total.delivered,
            sent_by_writers=total.sent_by_writers,
            replies=total.replies,
            days=median(total.days),
            said=_said(total.said),
        )
        for total in totals
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
    """Return every kind of office that a letter went to, from the totals that are kept."""
    totals = {row.office: row for row in OfficeTotal.objects.all()}
    counts = ((office, totals.get(office, OfficeTotal())) for office in directory.offices().values())
    made = [OfficeTally(office.heading, row.delivered, row.sent_by_writers, row.replies) for office, row in counts]
    return [each for each in made if each.delivered or each.sent_by_writers or each.replies]


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
    return _("fewer than %(enough)s") % {"enough": ENOUGH} if count is None or count < ENOUGH else f"{count:,}"

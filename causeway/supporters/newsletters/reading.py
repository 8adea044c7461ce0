"""A newsletter as a reader of one constituency gets it: its blocks with the figure and the events of that place."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.activities.listing.queries import Asked, shown
from causeway.areas.models import Area, AreaKind
from causeway.areas.naming import in_sentence
from causeway.briefings.reading.data import briefing_data
from causeway.briefings.reading.findings import leading
from causeway.frame.addresses import whole_address
from causeway.supporters.newsletters.domain import Block, Kind
from causeway.supporters.newsletters.models import Newsletter

NEAR = 3  # events of one constituency or region


@dataclass(frozen=True)
class Part:
    """A block as it is read. ``small`` stands under it: a figure's source; ``link`` goes with ``link_text``."""

    title: str = ""
    text: str = ""
    small: str = ""
    number: str = ""
    link: str = ""
    link_text: str = ""
    note: str = ""  # for staff: why nothing stands here


def parts_for(newsletter: Newsletter, seat_code: str, region: str, now: dt.datetime) -> tuple[Part, ...]:
    """Return what a reader in a constituency reads, or one who named none; a block that has nothing to say there is left out."""
    found: list[Part] = []
    for block in newsletter.parts:
        found.extend(_PARTS[block.kind](block, seat_code, region, now))
    return tuple(found)


def explained_for(newsletter: Newsletter, seat_code: str, region: str, now: dt.datetime) -> tuple[Part, ...]:
    """Return the same for staff: a block that has nothing to say to this reader says so in its place."""
    found: list[Part] = []
    for block in newsletter.parts:
        found.extend(_PARTS[block.kind](block, seat_code, region, now) or [Part(note=_nothing(block.kind, seat_code))])
    return tuple(found)


def _nothing(kind: Kind, seat: str) -> str:
    if kind is Kind.NEAR:
        return _("Here stands what is planned near the reader. Nothing is planned there now, so this reader gets nothing here.")
    if seat:
        return _(
            "Here stands the figure that leads the reader’s own area. None leads in this one, so its readers get nothing here."
        )
    return _(
        "Here stands the figure that leads the reader’s own area. A reader who named no place gets nothing here. Type a place above to read it."
    )


def _words(block: Block, _seat: str, _region: str, _now: dt.datetime) -> list[Part]:
    return [Part(title=block.title, text=block.text)]


def _link(block: Block, _seat: str, _region: str, _now: dt.datetime) -> list[Part]:
    return [Part(title=block.title, text=block.text, link=block.link, link_text=block.title)]


def _figure(_block: Block, seat: str, _region: str, now: dt.datetime) -> list[Part]:
    area = Area.objects.filter(kind=AreaKind.CONSTITUENCY, code=seat).first() if seat else None
    picked = leading(briefing_data(area, timezone.localdate(now))) if area else ()
    if area is None or not picked:
        return []
    one = picked[0]
    return [
        Part(
            title=_("What is published about %(place)s") % {"place": in_sentence(area).named},
            number=one.number,
            text=one.sentence,
            small=one.small_print,
            link=whole_address("places:area", area.kind, area.code),
            link_text=_("All figures of %(place)s") % {"place": in_sentence(area).named},
        )
    ]


def _near(_block: Block, seat: str, region: str, now: dt.datetime) -> list[Part]:
    asked = Asked(seat=seat) if seat else Asked()
    days = list(shown(asked, now).filter(off=False).select_related("activity")[:NEAR])
    if not days and region:
        days = list(shown(Asked(region=region), now).filter(off=False).select_related("activity")[:NEAR])
    return [
        Part(
            title=day.activity.title,
            text=f"{timezone.localtime(day.starts_at):%A %-d %B, %H:%M}, {day.activity.where}",
            link=whole_address("activities:one", day.activity.uid),
            link_text=_("Come along"),
        )
        for day in days
    ]


_PARTS = {Kind.WORDS: _words, Kind.LINK: _link, Kind.FIGURE: _figure, Kind.NEAR: _near}

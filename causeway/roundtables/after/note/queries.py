"""Reads for the note of the day: the first draft from what was kept, who was there, and until when it can be corrected."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.outbox import no_more
from causeway.people.row_links import RowLink
from causeway.roundtables.after.note.models import DayNote, NoteCopy
from causeway.roundtables.day import queries as sitting
from causeway.roundtables.day.for_seats import came_for_seats
from causeway.roundtables.day.models import Attendance
from causeway.roundtables.invitations.queries import answers_by_invitation
from causeway.roundtables.promises.models import Promise
from causeway.roundtables.table import deliveries
from causeway.roundtables.table.days import day_of
from causeway.roundtables.table.guest_mail import FINAL, NOTE
from causeway.roundtables.table.models import Roundtable
from causeway.words.domain.findings import Weight
from causeway.words.safe_words import in_a_sentence, noticed

LINK = RowLink("roundtables.note", "roundtables:note-correct", ended=gettext_lazy("This link has ended."))
CORRECT_DAYS = 14  # how long those who were there can suggest corrections


@dataclass(frozen=True)
class There:
    """Somebody who came and has an address."""

    key: str
    who: str
    email: str
    office: bool


def there(roundtable: Roundtable) -> list[There]:
    """Return who came and can be sent the note, each address once: guests, the offices of MPs, and who walked in and asked for it."""
    answers = answers_by_invitation(roundtable)
    offices = {key: answer.email for key, answer in answers.items()}
    seats = came_for_seats(roundtable, answers)
    found: dict[str, There] = {}
    rows = Attendance.objects.filter(roundtable=roundtable, came=True).select_related("guest", "invitation").order_by("pk")
    for row in rows:
        if row.invitation is not None:
            who, email = seats[row.invitation.pk].name, offices.get(row.invitation.pk) or row.invitation.mp_email
        elif row.guest is not None:
            who, email = row.guest.name or row.guest.school, row.guest.email
        else:
            who, email = row.name, row.email  # they walked in, and gave their address for the note
        if email:
            found.setdefault(email.lower(), There(str(row.pk), who, email, office=row.invitation is not None))
    return list(found.values())


def want_none(those: Iterable[There]) -> list[There]:
    """Return those of them who want no more mail from this site: the note is given to them by a person. An office is public."""
    people = [each for each in those if not each.office]
    wants_none = no_more.wanted_by(each.email for each in people)
    return [each for each in people if each.email in wants_none]


def draft(roundtable: Roundtable) -> str:
    """Return what was kept, in order: who came, the notes by theme, the promises."""
    rows = Attendance.objects.filter(roundtable=roundtable, came=True).select_related("guest", "invitation").order_by("pk")
    seats = came_for_seats(roundtable)
    names = [
        seats[each.invitation.pk].words if each.invitation else each.guest.name or each.guest.school if each.guest else each.name
        for each in rows
    ]
    parts = [_block(_("Who came"), [name for name in names if name])]
    parts += [
        _block(theme.name or _("Also said"), [note.text for note, _seen in theme.notes if note.text])
        for theme in sitting.themes(roundtable)
    ]
    parts.append(_block(_("What was promised"), [promised(*row) for row in _promises(roundtable)]))
    return "\n\n".join(part for part in parts if part)


@dataclass(frozen=True)
class Marked:
    """A line of the note to look at before it goes out; ``must`` where it does not go before it is changed."""

    number: int
    line: str
    said: tuple[str, ...]
    must: bool


def marked(text: str) -> list[Marked]:
    """Return the lines in which a child could be recognised or somebody's address stands. What is typed on the day is never refused."""
    found = [(number, line.strip(), noticed(line)) for number, line in enumerate(text.splitlines(), start=1)]
    return [
        Marked(number, line, tuple(map(in_a_sentence, each)), any(one.weight is Weight.CHANGE for one in each))
        for number, line, each in found
        if each
    ]


def _block(title: str, lines: list[str]) -> str:
    return "\n".join([title, *(f"- {line}" for line in lines)]) if lines else ""


def _promises(roundtable: Roundtable) -> list[tuple[str, str, dt.date | None]]:
    return list(Promise.objects.filter(roundtable=roundtable).exclude(words="").order_by("pk").values_list("who", "words", "due"))


def promised(who: str, words: str, due: dt.date | None) -> str:
    """Return a promise as it is quoted: who, in their words, by when; without a name where it is plain whose it is."""
    quoted = f"“{words.strip('“”')}”"
    said = f"{who}: {quoted}" if who else quoted
    return _("%(said)s, by %(day)s") % {"said": said, "day": date_format(due, "j F Y")} if due else said


def link_of(copy: NoteCopy) -> str:
    """Return the address of somebody's own page of the note."""
    return LINK.address(copy)


@dataclass(frozen=True)
class Went:
    """One copy as the organisers see it: whose, and what is to be said of its arrival."""

    who: str
    arrival: str


def went_to(note: DayNote) -> list[Went]:
    """Return to whom the note went, with what did not arrive. Who asked to be erased has no name any more."""
    copies = list(note.copies.all())
    said = deliveries.of(copies, FINAL if note.final_at else NOTE)
    return [Went(each.who, said.get(each.pk, "") if each.email else "") for each in copies]


def until(note: DayNote) -> dt.date | None:
    """Return the last day on which corrections are taken; ``None`` before the note went out."""
    return day_of(note.sent_at) + dt.timedelta(days=CORRECT_DAYS) if note.sent_at else None


def takes_corrections(note: DayNote, now: dt.datetime) -> bool:
    """Whether a correction can be suggested now: within the days given, until the final note is out."""
    last = until(note)
    return last is not None and day_of(now) <= last and note.final_at is None

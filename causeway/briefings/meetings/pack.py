"""The pack of a roundtable: which files there are, and how each is made. Nothing in it is kept on disk, for it holds names."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from causeway.areas import queries as places
from causeway.briefings import rendering
from causeway.briefings.kinds import BRIEFING, PDF, SLIDES, WORD, Format, Paper
from causeway.briefings.making.making import area_subject, file_of
from causeway.briefings.meetings.cards import name_cards, speaker_cards
from causeway.briefings.meetings.note import note
from causeway.briefings.meetings.sheets import feedback, run_sheet, sign_in
from causeway.outbox.actions import File
from causeway.roundtables.day.pack.queries import Pack, Place
from causeway.roundtables.day.pack.sheets import Sheet, gives_packs

Compose = Callable[[Pack], Any]
Render = Callable[[Any], bytes]


def _of_meeting() -> tuple[tuple[str, str, Compose, Render], ...]:
    """Return the papers of the meeting: file name, title, how it is composed and rendered."""
    sign, form, safe = (
        _("Sheet to sign in, with consent to photographs and the note"),
        _("Form: what did you think?"),
        _("Note on safeguarding and impartiality"),
    )
    return (
        ("run-sheet.pdf", _("Run sheet"), run_sheet, rendering.briefing_pdf),
        ("run-sheet.docx", _("Run sheet"), run_sheet, rendering.paper_docx),
        ("speaker-cards.pdf", _("Cards for those who speak, four on a page"), speaker_cards, rendering.speaker_cards_pdf),
        ("tent-cards.pdf", _("Names to stand on the table, two on a page"), name_cards, rendering.tent_cards_pdf),
        ("badges.pdf", _("Badges, eight on a page"), name_cards, rendering.badges_pdf),
        ("sign-in-sheet.pdf", sign, sign_in, rendering.sign_in_pdf),
        ("sign-in-sheet.docx", sign, sign_in, rendering.sign_in_docx),
        ("feedback-form.pdf", form, feedback, rendering.briefing_pdf),
        ("feedback-form.docx", form, feedback, rendering.paper_docx),
        ("safeguarding-and-impartiality.pdf", safe, note, rendering.briefing_pdf),
        ("safeguarding-and-impartiality.docx", safe, note, rendering.paper_docx),
    )


def _meeting(pack: Pack) -> Iterator[Sheet]:
    forms = {"pdf": (_("PDF"), PDF), "docx": (_("Word"), WORD)}
    for name, title, compose, render in _of_meeting():
        if (tree := compose(pack)) is not None:
            form, kind = forms[name.rpartition(".")[2]]
            yield Sheet(name, title, form, partial(_rendered, name, kind, render, tree))


def _rendered(name: str, kind: str, render: Render, tree: Any) -> File:
    return File(name, kind, render(tree))


def _file(place: Place, chosen: Format, name: str) -> File | None:
    made = file_of(area_subject(places.area(place.kind, place.code), timezone.localdate()), chosen)
    return File(name, chosen.content_type, made.body) if made else None


def _of_area(place: Place, paper: Paper, folder: str) -> Iterator[Sheet]:
    for chosen in paper.formats:
        name = f"{slugify(place.name)}-{place.code}-{chosen.name}"
        yield Sheet(name, str(paper.title), str(chosen.label), partial(_file, place, chosen, name), folder, place.name)


def sheets_of(pack: Pack) -> tuple[Sheet, ...]:
    """Return every file of a roundtable's pack, those of the meeting first."""
    briefings = (sheet for seat in pack.seats for sheet in _of_area(seat, BRIEFING, "briefings"))
    slides = (sheet for area in pack.areas for sheet in _of_area(area, SLIDES, "slides"))
    return (*_meeting(pack), *briefings, *slides)


gives_packs(sheets_of)

"""A motion on paper: to be put on an agenda and changed there, and the notice of what was decided."""

from collections.abc import Callable

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.briefings import rendering
from causeway.briefings.composing.parts import language, prose
from causeway.briefings.domain.tree import Blank, Block, Box, Cited, Document, Letter, Listed, Motion, Prose, Section, Words
from causeway.briefings.kinds import PDF, WORD
from causeway.campaign.pack import campaign
from causeway.motions.carrying.domain import WRITABLE
from causeway.motions.carrying.follow_ups import notice
from causeway.motions.carrying.models import Motion as Carried
from causeway.motions.pack import MOTIONS
from causeway.motions.papers import Kind, gives_papers
from causeway.motions.wording.domain import Clause, Part
from causeway.motions.wording.words import body_of, lead
from causeway.outbox.actions import File


def _recitals(motion: Carried) -> list[Clause]:
    return [clause for clause in motion.text if clause.figure]


def _said(clause: Clause, sources: list[str]) -> Prose:
    """Return a clause; a local figure names its source by its place on the list. A place in square brackets is one to fill in."""
    if clause.figure:
        return Prose((f"{clause.text} [{sources.index(clause.id) + 1}]",))
    return prose(clause.text)


def _parts(motion: Carried) -> tuple[tuple[str, Listed], ...]:
    body, sources = body_of(motion.kind, motion.nation), [clause.id for clause in _recitals(motion)]
    of_each = ((part, [clause for clause in motion.text if clause.part is part]) for part in Part)
    return tuple(
        (lead(part, body), Listed(tuple(_said(clause, sources) for clause in those), lettered=part is Part.RESOLVES))
        for part, those in of_each
        if those
    )


def _before_the_meeting(motion: Carried) -> Box:
    pack = MOTIONS.words()
    model = pack.model(motion.kind) if pack else None
    lines = [
        _("Fill in the places in square brackets, and delete this box."),
        *([model.who] if model else []),
        *([pack.draft_note] if pack else []),
    ]
    return Box(_("Before you hand it in"), tuple(Prose((line,)) for line in lines), note=True)


def _sources(motion: Carried) -> list[Section]:
    cited = [
        Cited(clause.figure.source, clause.figure.period, "", "", clause.figure.link)
        for clause in _recitals(motion)
        if clause.figure
    ]
    return [Section(_("Sources"), tuple(cited))] if cited else []


def motion_paper(motion: Carried) -> Document:
    """Compose the motion, with room for its proposer and seconder."""
    people: tuple[Block, ...] = (
        prose(_("Proposer: [name]")),
        prose(_("Seconder: [name]")),
        prose(_("For the meeting of [date]")),
    )
    sections = [Section(motion.title, (Motion(motion.named, _parts(motion)), *people)), *_sources(motion)]
    return Document(
        title=_("Motion"),
        subtitle=motion.named,
        kicker=campaign().name,
        author=motion.named,
        language=language(),
        sections=tuple(sections),
        address="",
        again="",
        foot=campaign().independent_note,
        lead=(_before_the_meeting(motion),) if motion.state in WRITABLE else (),
    )


def notice_letter(motion: Carried) -> Letter:
    """Compose the notice of what was decided."""
    said = notice(motion)
    note = _("Fill in the marked places, and delete this box. Whoever signs for the body sends it, with the motion attached.")
    return Letter(
        title=said.title,
        note=Box(_("Before you send it"), (Prose((note,)),), note=True),
        sender=Blank(_("Name and address of the body")),
        date=Blank(_("Date")),
        addressee=(Blank(_("The officer or member responsible, and their address")),),
        salutation=prose(_("Dear [name],")),
        body=(
            Words(said.title),
            Words(said.decided),
            Words(_("It resolves:")),
            Listed(tuple(Prose((each,)) for each in said.resolved), lettered=True),
            prose(said.asks),
        ),
        closing=_("Yours sincerely,"),
        signed=Blank(_("Name and role, for the body")),
        author=motion.named,
        language=language(),
    )


def _file(ending: str, content_type: str, name: str, make: Callable[[Carried], bytes]) -> Callable[[Carried], File]:
    return lambda motion: File(f"{name}-{slugify(motion.named)[:60]}.{ending}", content_type, make(motion))


gives_papers(
    {
        "motion.docx": Kind(
            gettext_lazy("The motion (Word)"),
            _file("docx", WORD, "motion", lambda motion: rendering.paper_docx(motion_paper(motion))),
        ),
        "motion.pdf": Kind(
            gettext_lazy("The motion (PDF)"),
            _file("pdf", PDF, "motion", lambda motion: rendering.briefing_pdf(motion_paper(motion))),
        ),
        "notice.docx": Kind(
            gettext_lazy("The notice (Word)"),
            _file("docx", WORD, "notice", lambda motion: rendering.letter_docx(notice_letter(motion))),
            once_passed=True,
        ),
    }
)

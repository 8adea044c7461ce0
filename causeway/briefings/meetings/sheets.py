"""Sheets for a roundtable: the run sheet, the sheet to sign in, and the form for what people thought of it."""

from django.utils.translation import gettext as _

from causeway.briefings.composing.parts import language
from causeway.briefings.domain.meeting import SignIn
from causeway.briefings.domain.tree import Block, Choice, Document, Room, Section, Table, Words
from causeway.campaign.pack import campaign
from causeway.roundtables.day.pack.queries import Pack, Part

SPARE = 8  # rows for people nobody awaited
FEWEST = 16  # rows in all, where few are awaited


def when_and_where(pack: Pack) -> str:
    """Return the day and the place in a line."""
    return " · ".join(part for part in (pack.when or _("the day is not settled yet"), pack.where) if part)


def document(pack: Pack, title: str, sections: tuple[Section, ...], *, foot: str = "") -> Document:
    """Return a paper of a roundtable."""
    name = campaign().name
    return Document(
        title=title,
        subtitle=f"{pack.title} · {when_and_where(pack)}",
        kicker=name,
        author=name,
        language=language(),
        sections=sections,
        address="",
        again="",
        foot=foot or pack.title,
    )


def _row(part: Part) -> tuple[str, ...]:
    title = f"{part.title} ({_('the MPs are here from now on')})" if part.mps_from_here else part.title
    return (
        f"{part.begins}\N{EN DASH}{part.ends}",
        str(part.minutes),
        f"{title}. {part.theme}" if part.theme else title,
        part.leads,
    )


def _roles(pack: Pack) -> list[Section]:
    rows = (
        *pack.duties,
        *((_("Speaks on “%(theme)s”") % {"theme": one.theme}, one.person.name) for one in pack.speakers if one.theme),
    )
    if not rows:
        return []
    return [Section(_("Who does what"), (Table(_("Each knows it before the day."), (_("What"), _("Who")), rows, (40, 60)),))]


def _asked(pack: Pack) -> list[Section]:
    return [Section(_("What we ask"), (Words(pack.ask),))] if pack.ask else []


def _getting_in(pack: Pack) -> list[Section]:
    return [Section(_("Getting in"), (Words(pack.access),))] if pack.access else []


def run_sheet(pack: Pack) -> Document | None:
    """Compose the run sheet; ``None`` while it is empty. Its times come from its minutes, so that it always adds up."""
    if not pack.parts:
        return None
    ends = {"minutes": pack.total, "begins": pack.parts[0].begins, "ends": pack.parts[-1].ends}
    caption = _("%(minutes)s minutes in all, from %(begins)s to %(ends)s.") % ends
    if not pack.when:
        caption = f"{caption} {_('The date is not settled: the times show an ordinary day.')}"
    table = Table(
        caption, (_("When"), _("Minutes"), _("What"), _("Led by")), tuple(_row(one) for one in pack.parts), (15, 10, 50, 25), (1,)
    )
    sections = (Section(_("What happens when"), (table,)), *_roles(pack), *_asked(pack), *_getting_in(pack))
    return document(pack, _("Run sheet"), sections)


def sign_in(pack: Pack) -> SignIn:
    """Compose the sheet by the door, with what is asked about photographs and the note and why."""
    name = campaign().name
    by = ", ".join(one.name for one in pack.organisers)
    kept = _(
        "The organisers (%(names)s) keep this sheet where only they can read it, and destroy it %(days)s days after the day at the latest."
    )
    hold = _(
        "The organisers keep this sheet where only they can read it, and destroy it %(days)s days after the day at the latest."
    )
    return SignIn(
        title=_("Who is here"),
        kicker=name,
        subtitle=f"{pack.title} · {when_and_where(pack)}",
        consent=(
            _(
                "Photographs: only of people who ticked yes. They may be published, with the story of the day. A no needs no reason."
            ),
            _("The note: what was said is written down by theme. Tick whether your name may stand beside what you said."),
            _("You can change your mind later: tell an organiser, and what is still in our hands is changed or taken down."),
            (kept if by else hold) % {"names": by, "days": pack.keep_days},
        ),
        header=(_("Name"), _("As what"), _("School, body or seat"), _("Photographs"), _("My name in the note"), _("Signature")),
        options=((_("yes"), _("no")), (_("yes"), _("no")), ()),
        rows=tuple((one.name, one.post, one.where) for one in pack.people),
        spare=max(SPARE, FEWEST - len(pack.people)),
        foot=_("Only adults sign. No pupil is photographed or named."),
        author=name,
        language=language(),
    )


def feedback(pack: Pack) -> Document:
    """Compose the form for what people thought of it: one page, without a name unless they give one."""
    answers = (_("yes"), _("partly"), _("no"))
    questions: tuple[Block, ...] = (
        Words(_("A minute before you go. Leave out what you like; you need not give your name.")),
        Choice(_("I come as"), (_("school leader or staff"), _("governor"), _("partner"), _("from an MP’s office"), _("other"))),
        Choice(_("Was it worth your time?"), answers),
        Choice(_("Could you say what you came to say?"), answers),
        Choice(_("Was it clear what each MP will do, and by when?"), answers),
        Choice(_("Could you get in, hear and take part?"), answers),
        Room(_("What will stay with you?"), 2),
        Room(_("What was missing, or should be done differently?"), 2),
        Room(_("What will you do next?"), 2),
        Choice(_("May we quote what you wrote?"), (_("yes, with my name"), _("yes, without it"), _("no"))),
        Room(_("Your name, if you like"), 1),
    )
    return document(
        pack, _("What did you think?"), (Section(_("Tell us"), questions),), foot=_("Put it into the box by the door.")
    )

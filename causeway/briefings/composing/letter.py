"""The letter to an MP as a page to write on: questions in marked places, one ask, one figure. Never a finished letter.

Why: docs/explanation/why-own-words.md.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from causeway.briefings.composing.asks import Asked, Voice, asked
from causeway.briefings.composing.parts import language, prose, write_address
from causeway.briefings.domain.tree import Blank, Block, Box, Letter, Prose, Words
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked, leading

LEADER, CONSTITUENT = "leader", "constituent"
HOUSE = "House of Commons, London SW1A 0AA"


def _note(data: BriefingData) -> Box:
    lines = (
        Prose((_("Your MP’s office sets copied letters aside. This page holds questions: your answers are the letter."),)),
        Prose(
            (_("Click a marked place and write over it. Delete this box, the small grey lines, and every place you do not use."),)
        ),
        Prose((data.letter.child_safety,)),
        Prose((_("The same, with help as you write, and sent for you: %(address)s") % {"address": write_address(data)},)),
    )
    return Box(_("Before you write"), lines, note=True)


def _prompts(data: BriefingData, role: str) -> Iterable[Block]:
    for one in data.letter.prompts:
        if role in one.roles:
            yield Prose((Blank(f"{one.question} {one.hint}"),))


def _in_own_words(data: BriefingData) -> list[Block]:
    everyone: list[Block] = [Prose((Blank(f"{one.question} {one.hint}"),)) for one in data.letter.prompts if not one.roles]
    leaders, others = list(_prompts(data, LEADER)), list(_prompts(data, CONSTITUENT))
    opening, closing = everyone[:1], everyone[1:]
    if data.school or not others:
        return [*opening, *leaders, *closing]
    if leaders:
        leaders.insert(0, Words(_("If you work at a school here:"), quiet=True))
        others.insert(0, Words(_("If you live here:"), quiet=True))
    return [*opening, *leaders, *others, *closing]


def _figure(each: tuple[Picked, ...]) -> list[Block]:
    if not each:
        return []
    one = each[0]
    said = _("One published figure. Say in a sentence of your own what it means where you are, or delete it:")
    source = _("Source: %(source)s, %(period)s. %(address)s") % {
        "source": one.figure.source_name,
        "period": one.figure.period,
        "address": one.figure.source_url,
    }
    return [
        Words(said, quiet=True),
        Words(one.sentence),
        Words(source, quiet=True),
        Prose((Blank(_("What this means where I am")),)),
    ]


def _ask(each: list[Asked]) -> list[Block]:
    each_ask = [block for one in each for block in (Words(one.title, quiet=True), Words(one.text))]
    return [Words(_("One ask. Keep the one that matters most to you, and delete the others:"), quiet=True), *each_ask]


def letter(data: BriefingData) -> Letter:
    """Compose the page to write on."""
    mp = data.seat.mp if data.seat else None
    name = mp.envelope_name if mp else Blank(_("Name of your MP: members.parliament.uk finds it by your postcode"))
    return Letter(
        title=_("A letter to your MP, in your own words: %(area)s") % {"area": data.name},
        note=_note(data),
        sender=Blank(_("Your name and postal address with the postcode: an MP answers people of their own constituency")),
        date=Blank(_("Date")),
        addressee=(name, HOUSE),
        salutation=Prose((f"{mp.salutation},",)) if mp else prose(_("Dear [name of your MP],")),
        body=(*_in_own_words(data), *_figure(leading(data)), *_ask(asked(data, Voice.WRITER))),
        closing=_("Yours sincerely,"),
        signed=Blank(_("Your name")),
        author=data.pack.name,
        language=language(),
    )

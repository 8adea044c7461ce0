"""Texts to paste: a paragraph for a newsletter, and a note for the press. What only a person can say is a marked place."""

from django.utils.translation import gettext as _

from causeway.briefings.composing.asks import Voice, asked
from causeway.briefings.composing.local import unknown
from causeway.briefings.composing.parts import again, language, write_address
from causeway.briefings.domain.tree import Text
from causeway.briefings.reading.data import BriefingData
from causeway.briefings.reading.findings import Picked, leading, picked


def _sourced(one: Picked) -> str:
    said = _("(%(publisher)s, %(period)s)") % {"publisher": one.figure.source.publisher, "period": one.figure.period}
    return f"{one.sentence} {said}"


def _figure(data: BriefingData, each: tuple[Picked, ...]) -> str:
    if each:
        return _sourced(each[0])
    missing = unknown(data)
    return missing.whole if missing else ""


def newsletter(data: BriefingData) -> Text:
    """Compose the paragraph for a newsletter."""
    paragraph = " ".join(part for part in (_figure(data, leading(data)), data.pack.introduced) if part)
    said = (
        data.pack.name,
        paragraph,
        _("What is published here, and what is not: %(address)s") % {"address": data.address},
        _("Write to your MP in your own words: %(address)s") % {"address": write_address(data)},
    )
    return Text(data.pack.name, said, language())


def _notes(data: BriefingData, each: tuple[Picked, ...]) -> list[str]:
    notes = [_("Notes for editors"), _("The campaign: %(campaign)s (%(owner)s).") % _campaign(data), data.pack.independent_note]
    for one in each:
        source = _("%(what)s, %(period)s. Source: %(source)s. %(address)s") % {
            "what": one.name,
            "period": one.figure.period,
            "source": one.figure.source_name,
            "address": one.figure.source_url,
        }
        notes.append(f"{source} {one.caveat}")
    return [*notes, again(data)] if each else notes


def _campaign(data: BriefingData) -> dict[str, str]:
    return {"campaign": data.pack.name, "owner": data.pack.owner_full}


def press_note(data: BriefingData) -> Text:
    """Compose the note for the press; who is quoted gives their own words, and agrees to them."""
    each = picked(data)
    around = _("Around %(area)s: what the published figures say")
    title = (around if data.school else _("%(area)s: what the published figures say")) % {"area": data.name}
    asks = asked(data, Voice.PAPER)[:1]
    said = [
        _("For use from [date]"),
        title,
        _figure(data, each),
        *(_sourced(one) for one in each[1:]),
        data.pack.introduced,
        *(_("What MPs are asked first: %(ask)s") % {"ask": one.text} for one in asks),
        _("[A sentence or two from somebody here, in their own words, with their name and role. Ask them before you send it.]"),
        data.pack.press_contact,
        *_notes(data, each),
    ]
    return Text(title, tuple(part for part in said if part), language())

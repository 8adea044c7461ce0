"""Cards for a roundtable: tents with names, badges, and cards for those who speak."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from causeway.briefings.composing.parts import language
from causeway.briefings.domain.meeting import NameCard, NameCards, SpeakerCard, SpeakerCards
from causeway.campaign.pack import campaign
from causeway.roundtables.day.pack.queries import Pack, Speaker


def name_cards(pack: Pack) -> NameCards | None:
    """Compose a card for everybody at the table; ``None`` while nobody is."""
    if not pack.people:
        return None
    cards = tuple(NameCard(each.name, each.post, each.where) for each in pack.people)
    name = campaign().name
    return NameCards(pack.title, name, _("Cut here. Then fold each card along its dashed line."), cards, name, language())


def _time(speaker: Speaker) -> str:
    if not speaker.minutes:
        return _("Your time stands in the run sheet.")
    said = ngettext(
        "From %(from)s: %(minutes)s minute for all who speak on this theme.",
        "From %(from)s: %(minutes)s minutes for all who speak on this theme.",
        speaker.minutes,
    )
    return said % {"from": speaker.begins, "minutes": speaker.minutes}


def _prompts() -> tuple[str, ...]:
    return (
        _("What have I seen happen, lately and myself?"),
        _("What did it cost the children, the family, the staff?"),
        _("Which one figure do I name?"),
        _("What do I ask the MPs to do?"),
    )


def _card(speaker: Speaker) -> SpeakerCard:
    return SpeakerCard(
        name=speaker.person.name,
        where=", ".join(part for part in (speaker.person.post, speaker.person.where) if part),
        theme=speaker.theme,
        time=_time(speaker),
        prompts=_prompts(),
        reminder=_("No child’s name, and nothing by which one could be known. Stop when the timekeeper shows you the card."),
    )


def speaker_cards(pack: Pack) -> SpeakerCards | None:
    """Compose a card for each who speaks, with room for their own words; ``None`` while nobody is down to speak."""
    if not pack.speakers:
        return None
    name = campaign().name
    return SpeakerCards(pack.title, name, tuple(_card(each) for each in pack.speakers), name, language())

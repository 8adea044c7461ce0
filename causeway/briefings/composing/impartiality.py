"""What a school may and may not do, in plain words with their sources. General law: it holds for any campaign."""

from typing import Protocol

from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.briefings.domain.tree import Block, Cited, Words
from causeway.words.schools_and_politics import rules


class InNation(Protocol):
    """Whatever is about one nation."""

    @property
    def nation(self) -> Area:
        """Return the nation."""


def law(data: InNation) -> tuple[Cited, ...]:
    """Return the sources of the note."""
    return tuple(Cited(each.source, each.dated, each.publisher, "", each.address) for each in rules(data.nation.code))


def note(data: InNation, first: int) -> tuple[Block, ...]:
    """Return the note as paragraphs; ``first`` is the number of its first source."""
    said: list[Block] = [
        Words(
            _(
                "This is about public services, and is put to whoever holds the office. It asks nobody to vote for or against "
                "a party or a person, and says nothing about any party."
            )
        )
    ]
    if held := rules(data.nation.code):
        cited = [f"{each.text.rstrip('.')} [{number}]." for number, each in enumerate(held, first)]
        said.append(Words(" ".join(cited)))
    else:
        said.append(
            Words(_("The law on schools and politics differs between the nations. Ask your employing authority what holds here."))
        )
    said.append(
        Words(
            _(
                "So keep it out of lessons, and keep pupils, school letterheads and school accounts out of it. Take more care in the "
                "weeks before an election, when what a school sends out is read for its side. Governors and staff may write to "
                "their own MP as themselves, from home."
            )
        )
    )
    return tuple(said)


def in_short(data: InNation) -> tuple[tuple[str, str], ...]:
    """Return the note for a slide: points of a few words, each with a sentence."""
    if rules(data.nation.code):
        balance = _(
            "The law forbids promoting partisan political views in teaching, and asks for balance where politics is taught."
        )
    else:
        balance = _("The law differs between the nations. Ask your employing authority what holds here.")
    return (
        (_("Keep it free of party, and out of lessons."), balance),
        (_("Write to your MP as yourself."), _("Not on the school’s letterhead, from its accounts, or through pupils.")),
        (_("Nobody to be recognised."), _("No child’s name or picture, and no story that fits only one family.")),
        (_("Take more care before an election."), _("What a school sends out in those weeks is read for its side.")),
    )

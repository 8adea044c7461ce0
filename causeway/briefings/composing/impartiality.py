"""What a school may and may not do, in plain words with their sources. General law: it holds for any campaign."""

from typing import Protocol

from django.utils.translation import gettext as _

from causeway.areas.models import Area
from causeway.briefings.domain.tree import Block, Cited, Words

ENGLAND = "E92000001"
UNDER_THE_ACT = {ENGLAND, "W92000004"}  # the Education Act 1996 is the law of these two


class InNation(Protocol):
    """Whatever is about one nation."""

    @property
    def nation(self) -> Area:
        """Return the nation."""


def _law() -> tuple[Cited, ...]:
    return (
        Cited(
            _("Education Act 1996, sections 406 and 407, as set out for schools"),
            _("13 October 2021"),
            _("Birmingham City Council"),
            "",
            "https://www.birmingham.gov.uk/blog/school-nb/post/968/update-for-schools-13-october-2021",
        ),
        Cited(
            _("Schools' duties when it comes to politics: where academies stand"),
            "",
            _("Michelmores, solicitors"),
            "",
            "https://www.michelmores.com/firm-news/schools-duties-when-it-comes-politics-where-do-they-stand/",
        ),
        Cited(
            _("Political impartiality in schools"),
            _("17 February 2022"),
            _("Department for Education"),
            "",
            "https://www.gov.uk/government/publications/political-impartiality-in-schools/political-impartiality-in-schools",
        ),
    )


def law(data: InNation) -> tuple[Cited, ...]:
    """Return the sources of the note; only the first in Wales, where there is no such guidance and there are no academies."""
    return _law()[: 3 if data.nation.code == ENGLAND else 1] if data.nation.code in UNDER_THE_ACT else ()


def _in_england(data: InNation, first: int) -> list[str]:
    if data.nation.code != ENGLAND:
        return []
    said = _(
        "Academies have the same duties by their funding agreements and the standards for independent schools [%(academies)s]. The "
        "Department for Education has guidance for schools [%(guide)s]."
    )
    return [said % {"academies": first + 1, "guide": first + 2}]


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
    if data.nation.code in UNDER_THE_ACT:
        act = _(
            "The Education Act 1996 has governing bodies and head teachers forbid the promotion of partisan political views in "
            "teaching and partisan political activities by junior pupils, and see to it that political issues are put to pupils "
            "with balance [%(act)s]."
        )
        said.append(Words(" ".join([act % {"act": first}, *_in_england(data, first)])))
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
    if data.nation.code in UNDER_THE_ACT:
        balance = _(
            "The law forbids promoting partisan political views in teaching, and asks for balance where politics is taught."
        )
    else:
        balance = _("The law differs between the nations. Ask your employing authority what holds here.")
    return (
        (_("Keep it free of party, and out of lessons."), balance),
        (_("Write to your MP as yourself."), _("Not on the school's letterhead, from its accounts, or through pupils.")),
        (_("Nobody to be recognised."), _("No child's name or picture, and no story that fits only one family.")),
        (_("Take more care before an election."), _("What a school sends out in those weeks is read for its side.")),
    )

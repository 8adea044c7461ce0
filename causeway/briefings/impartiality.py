"""What a school may and may not do with a paper, in plain words with the source.

England: Education Act 1996, sections 406 and 407, and the Department for Education's guidance *Political impartiality in schools*
(17 February 2022). For the other nations we have checked no source, so nothing of the law is said there.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

ENGLAND = "E92000001"
GUIDANCE = "https://www.gov.uk/government/publications/political-impartiality-in-schools/political-impartiality-in-schools"


@dataclass(frozen=True)
class SchoolRules:
    """Points of a few words with a sentence each, and where they come from."""

    points: tuple[tuple[str, str], ...]
    source: str


def school_rules(nation: str) -> SchoolRules:
    """Return the rules for schools of a nation, by its GSS code."""
    even_handed = (
        _(
            "The law forbids promoting partisan political views to pupils, and asks for balance where political matters are taught."
        )
        if nation == ENGLAND
        else _("Ask your school or council which rules on political matters hold for you.")
    )
    points = (
        (_("Keep it free of party."), even_handed),
        (_("Write as yourself."), _("Not on the school's letterhead, and not through pupils or lists of parents.")),
        (_("Nobody to be recognised."), _("No child's name, picture, or story that fits only one family.")),
        (_("Before an election, ask first."), _("What informs in other weeks can look like canvassing then.")),
    )
    source = _("Education Act 1996, sections 406 and 407; Department for Education, Political impartiality in schools: %(url)s")
    return SchoolRules(points, source % {"url": GUIDANCE} if nation == ENGLAND else "")

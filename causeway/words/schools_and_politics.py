"""What the law has schools do about politics, nation by nation, each rule with where it is written. It holds for any campaign."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

ENGLAND, WALES = "E92000001", "W92000004"
UNDER_THE_ACT = frozenset({ENGLAND, WALES})  # the Education Act 1996 is the law of these two


@dataclass(frozen=True)
class Rule:
    """One rule as a sentence, and its source: what it is called, of when (empty: as it stands), by whom, and where."""

    text: str
    source: str
    dated: str
    publisher: str
    address: str


def rules(nation: str) -> tuple[Rule, ...]:
    """Return the rules of a nation, by its code. None of Scotland and Northern Ireland, whose rules we do not hold."""
    act = Rule(
        _(
            "The Education Act 1996 has governing bodies, head teachers and local authorities forbid the promotion of partisan "
            "political views in teaching and partisan political activities by junior pupils, and see to it that political issues are "
            "put to pupils with balance."
        ),
        _("Education Act 1996, sections 406 and 407"),
        "",
        _("legislation.gov.uk"),
        "https://www.legislation.gov.uk/ukpga/1996/56/section/406",
    )
    academies = Rule(
        _("Academies have the same duties by their funding agreements and the standards for independent schools."),
        _("Schools' duties when it comes to politics: where academies stand"),
        "",
        _("Michelmores, solicitors"),
        "https://www.michelmores.com/firm-news/schools-duties-when-it-comes-politics-where-do-they-stand/",
    )
    guidance = Rule(
        _("The Department for Education has guidance for schools."),
        _("Political impartiality in schools"),
        _("17 February 2022"),
        _("Department for Education"),
        "https://www.gov.uk/government/publications/political-impartiality-in-schools/political-impartiality-in-schools",
    )
    if nation not in UNDER_THE_ACT:
        return ()
    return (act, academies, guidance) if nation == ENGLAND else (act,)

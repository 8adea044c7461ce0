"""What charities may do in a campaign like this, each rule with where it is written."""

from django.utils.translation import gettext as _

from causeway.words.schools_and_politics import Rule

CC9 = (
    "https://www.gov.uk/government/publications/speaking-out-guidance-on-campaigning-and-political-activity-by-charities-cc9/"
    "speaking-out-guidance-on-campaigning-and-political-activity-by-charities"
)


def rules() -> tuple[Rule, ...]:
    """Return the rules. England and Wales have CC9, Northern Ireland guidance of its own; we hold none of Scotland."""
    cc9, commission, dated = (
        _("Campaigning and political activity by charities (CC9)"),
        _("Charity Commission"),
        _("7 November 2022"),
    )
    return (
        Rule(
            _(
                "A charity may campaign for a change in policy or law where that supports its own charitable purposes. "
                "It must not be all it does, or go on for ever as its sole activity."
            ),
            cc9,
            dated,
            commission,
            CC9,
        ),
        Rule(_("It must never support or oppose a party or a candidate."), cc9, dated, commission, CC9),
        Rule(
            _("Its trustees should be able to show what its campaign rests on: credible evidence, written down."),
            _("Charities and campaigning ahead of a general election"),
            "",
            _("Bates Wells, solicitors"),
            "https://bateswells.co.uk/updates/election-24-charities-and-campaigning-ahead-of-a-general-election/",
        ),
        Rule(
            _(
                "Since the Act of 2025 a charity, and only a charity, may write to those who supported it or showed interest without asking "
                "first, for its own charitable purposes alone, with a way out at the start and in each message. A union may not."
            ),
            _("Data (Use and Access) Act 2025, section 114, as explained for charities"),
            "",
            _("Mondaq"),
            "https://www.mondaq.com/uk/charities-non-profits/1645796/data-use-and-access-act-2025-charity-update",
        ),
    )

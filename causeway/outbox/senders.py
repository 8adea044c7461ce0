"""Under which name a message goes that somebody sends through the campaign."""

from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.frame.domain.cleaning import clean_line

LONGEST = 120


def via_campaign(name: str) -> str:
    """Return the sender's name of a letter that the campaign delivers for somebody."""
    return clean_line(_("%(name)s via %(campaign)s") % {"name": name, "campaign": campaign().name}, LONGEST)

"""Under which name a message goes that the campaign sends, or that somebody sends through it."""

from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.frame.domain.cleaning import clean_line

LONGEST, LONGEST_OWN = 120, 80


def the_campaign() -> str:
    """Return the sender's name of the campaign's own mail."""
    return clean_line(campaign().sender_name, LONGEST_OWN)


def via_campaign(name: str) -> str:
    """Return the sender's name of a letter that the campaign delivers for somebody."""
    return clean_line(_("%(name)s via %(campaign)s") % {"name": name, "campaign": campaign().name}, LONGEST)

"""The pages of roundtables that stand in the map of the site: the seats with promises, and the stories."""

from django.utils import timezone

from causeway.frame.addresses import whole_address
from causeway.roundtables.after.story import queries as stories
from causeway.roundtables.promises.queries import seats_with_public


def public_addresses() -> list[str]:
    """Return their whole addresses."""
    codes = sorted(seats_with_public(timezone.now()))
    promises = [
        whole_address("roundtables:seats-with-promises"),
        *(whole_address("roundtables:promises", code) for code in codes),
    ]
    return [*(promises if codes else []), *stories.addresses()]

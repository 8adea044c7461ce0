"""Which accounts of staff are told of a letter: those who may answer letters, of the region or of the whole campaign."""

from causeway.branches.letterbox.domain import Holder
from causeway.people.staff import accounts_that_may, addresses_of
from causeway.regions.models import LooksAfter

MAY_ANSWER, EVERYWHERE = "branches.answer_letters", "branches.all_regions"


def reachable(holder: Holder, region: str) -> list[str]:
    """Return the e-mail addresses of staff who are told: of a region those who look after it, else those who answer everywhere."""
    if holder is not Holder.REGION:
        return addresses_of(accounts_that_may(MAY_ANSWER, EVERYWHERE))
    after = LooksAfter.objects.filter(region=region, withdrawn=False).values("user")
    return addresses_of(accounts_that_may(MAY_ANSWER).filter(pk__in=after))

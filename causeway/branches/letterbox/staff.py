"""Which accounts of staff are told of a letter: those who may answer letters, of the region or of the whole campaign."""

from django.contrib.auth import get_user_model

from causeway.branches.letterbox.domain import Holder
from causeway.regions.models import LooksAfter

MAY_ANSWER, EVERYWHERE = "branches.answer_letters", "branches.all_regions"
BACKEND = "django.contrib.auth.backends.ModelBackend"


def reachable(holder: Holder, region: str) -> list[str]:
    """Return the e-mail addresses of staff who are told: of a region those who look after it, else those who answer everywhere."""
    accounts = get_user_model().objects
    may = accounts.with_perm(MAY_ANSWER, backend=BACKEND).exclude(email="")
    if holder is Holder.REGION:
        after = LooksAfter.objects.filter(region=region, withdrawn=False).values("user")
        may = may.filter(pk__in=after)
    else:
        may = may.filter(pk__in=accounts.with_perm(EVERYWHERE, backend=BACKEND))
    return sorted({account.email for account in may})

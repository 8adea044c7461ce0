"""How much of the API anybody may have at once."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from causeway.limits.declared import MINUTE, Limit

REQUESTS = Limit(
    "api",
    300,
    5 * MINUTE,
    gettext_lazy("Requests of the API from one internet address"),
    gettext_lazy(
        "Nobody takes more than a share. Whole tables come as one CSV file, and ten thousand postcodes as a hundred requests."
    ),
)


def too_many() -> str:
    """Return what is said to who asks for more."""
    return _("That is more than %(n)d requests in five minutes. Wait a little, or take whole tables as CSV.") % {
        "n": REQUESTS.most
    }

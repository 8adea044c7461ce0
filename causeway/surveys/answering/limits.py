"""How often an open survey is begun from one internet address, and a link mailed."""

from django.utils.translation import gettext_lazy

from causeway.limits.declared import DAY, Limit, from_one_client, to_one_mailbox

BEGUN = Limit(
    "surveys.begin",
    30,
    DAY,
    gettext_lazy("Answers to open surveys begun from one internet address"),
    gettext_lazy("Makes it dear to answer again and again. A whole school may share one address."),
)
MAILED = to_one_mailbox("surveys.link", 3, gettext_lazy("Links to go on with a survey, mailed to one address"))
MAILED_FROM = from_one_client(
    "surveys.link.from", 20, gettext_lazy("Links to go on with a survey, mailed at the wish of one internet address")
)

"""How often an open survey is begun from one internet address, and a link mailed."""

from django.utils.translation import gettext_lazy

from causeway.limits.declared import DAY, HOUR, Limit

BEGUN = Limit(
    "surveys.begin",
    30,
    DAY,
    gettext_lazy("Answers to open surveys begun from one internet address"),
    gettext_lazy("Makes it dear to answer again and again. A whole school may share one address."),
)
MAILED = Limit(
    "surveys.link",
    3,
    HOUR,
    gettext_lazy("Links to go on with a survey, mailed to one address"),
    gettext_lazy("Nobody’s mailbox is filled by somebody who types their address."),
)
MAILED_FROM = Limit(
    "surveys.link.from",
    20,
    HOUR,
    gettext_lazy("Links to go on with a survey, mailed at the wish of one internet address"),
    gettext_lazy("Keeps one visitor from mailing many strangers. A whole school may share one address."),
)

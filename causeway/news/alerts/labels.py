"""What rhythms are called."""

from django.utils.translation import gettext_lazy as _

from causeway.news.alerts.domain import HowOften

HOW_OFTEN = {
    HowOften.AT_ONCE: _("As it comes, at most every quarter of an hour"),
    HowOften.DAILY: _("Once a day, in the morning"),
    HowOften.WEEKLY: _("Once a week, on Monday"),
}
CONSENT = _("Yes, send me mail about what I follow. I can change it or stop at any time, with one button in each mail.")

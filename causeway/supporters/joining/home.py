"""What the supporters have for the home of staff."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from causeway.frame.rooms import Entry
from causeway.frame.staff_home import Happened
from causeway.supporters.joining.models import Consent


def _joined(since: dt.datetime, until: dt.datetime) -> int:
    return Consent.objects.filter(confirmed_at__gte=since, confirmed_at__lt=until).count()


HAPPENED = (Happened(Entry(_("Supporters who confirmed"), "supporters_staff:index", permission="supporters.write"), _joined),)

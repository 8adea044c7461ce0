"""What the papers have for the home of staff."""

from collections.abc import Mapping

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from causeway.briefings.taking.models import PapersTaken
from causeway.frame.staff_home import BySeat


def _by_seat() -> Mapping[str, int]:
    return dict(PapersTaken.objects.values_list("seat_code").annotate(Sum("many")).order_by())


BY_SEAT = (BySeat("papers", _("Papers taken"), _by_seat, of_people=True),)

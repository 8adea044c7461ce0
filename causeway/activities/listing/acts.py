"""Activities at schools as public acts: those that took place in public, at a school that their place names."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from causeway.activities.activity.models import Activity, Day
from causeway.areas.acting import PublicAct, acts_at_postcodes


def acts_of_schools(until: dt.date) -> Iterator[PublicAct]:
    """Yield the schools at which something public began by a day: those with the place's postcode whose name stands in it."""
    took_place = Day.objects.taking_place().filter(activity=OuterRef("pk"), starts_at__date__lte=until)
    public = Activity.objects.filter(Exists(took_place), place_shown=True, first_day__lte=until).exclude(postcode="")
    return acts_at_postcodes(public.values_list("place", "postcode", "first_day").iterator())

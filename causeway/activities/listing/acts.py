"""Activities at schools as public acts: those that stand on the site, at a school that their place names."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q

from causeway.activities.activity.models import Activity
from causeway.areas.acting import PublicAct, act_of_school_named


def acts_of_schools(until: dt.date) -> Iterator[PublicAct]:
    """Yield the schools at which something public began by a day: those with the place's postcode whose name stands in it."""
    public = Activity.objects.filter(on_site=True, place_shown=True, first_day__lte=until).exclude(postcode="")
    for place, postcode, first_day in public.values_list("place", "postcode", "first_day").iterator():
        if (act := act_of_school_named(place, Q(postcode=postcode), first_day)) is not None:
            yield act

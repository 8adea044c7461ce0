"""Motions of schools' governing bodies as public acts: passed, and published once staff have read the proof."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q

from causeway.areas.acting import PublicAct, act_of_school_named
from causeway.motions.carrying.domain import State as Stands
from causeway.motions.published.models import Version
from causeway.review.domain import State


def acts_of_schools(until: dt.date) -> Iterator[PublicAct]:
    """Yield the schools whose governing body passed a motion by a day, where its name says which school it is."""
    passed = Version.objects.filter(state=State.PUBLISHED, stands=Stands.PASSED, since__lte=until).select_related("motion")
    for version in passed.iterator():
        motion = version.motion
        among = Q(constituency__code=motion.seat_code) if motion.seat_code else Q(authority__code=motion.area_code)
        if (act := act_of_school_named(motion.named, among, version.since)) is not None:
            yield act

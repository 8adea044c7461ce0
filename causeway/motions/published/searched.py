"""What can be found of motions: the version of each that stands on the site."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.motions.published.queries import public
from causeway.searching.things import Thing


def searched() -> Iterator[Thing]:
    """Yield every motion that everybody can read."""
    for version in public():
        motion = version.motion
        text = "\n".join(clause.text for clause in version.text)
        marks = {"place": [code for code in (motion.seat_code, motion.area_code) if code]}
        at = dt.datetime.combine(version.since, dt.time(), dt.UTC)
        address = reverse("motions:one", args=[motion.pk])
        yield Thing(str(motion.pk), "motion", motion.named, address, text, _("motion"), marks, at)

"""What can be found of roundtables: the published stories."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from causeway.roundtables.after.story.queries import pages, public
from causeway.searching.things import Thing


def searched() -> Iterator[Thing]:
    """Yield every story that everybody can read."""
    for page in pages(public(), timezone.now()):
        at = dt.datetime.combine(page.published, dt.time(), dt.UTC) if page.published else None
        seats = " ".join(seat.name for seat in page.seats)
        also = f"{_('roundtable story')} {page.place} {seats}"
        marks = {"place": [seat.code for seat in page.seats]}
        yield Thing(page.slug, "story", page.title, reverse("roundtables:told", args=[page.slug]), page.text, also, marks, at)

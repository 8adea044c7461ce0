"""What the motions take from elsewhere, for the library to say where a thing is used."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.library.citations import Citation, cites
from causeway.motions.pack import MOTIONS


@cites
def of_the_motions() -> Iterator[Citation]:
    """Yield what was done about each part of the conference's motion, and where bodies' rules stand."""
    said = MOTIONS.words()
    if said is None:
        return
    address = reverse("motions:index")
    yield Citation(str(said.conference.url), _("Motions: the conference’s"), address)
    for part in said.conference.parts:
        for done in part.done:
            yield Citation(
                str(done.url), _("Motions: what was done about “%(title)s”") % {"title": part.title}, address, done.text
            )
    for model in said.models:
        for order in model.orders:
            if order.url:
                yield Citation(str(order.url), _("Motions: %(body)s") % {"body": model.title}, address, order.text)

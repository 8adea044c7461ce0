"""Which indicators come from a publisher's page, for the library to say where a thing is used."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.evidence.definitions.schema import indicators, sources
from causeway.library.citations import Citation, cites


@cites
def of_the_indicators() -> Iterator[Citation]:
    """Yield each indicator with the page its figures are published on."""
    known = sources()
    for indicator in indicators().values():
        title = _("The indicator “%(name)s”") % {"name": indicator.name}
        yield Citation(str(known[indicator.source].url), title, reverse("places:indicator", args=[indicator.key]))

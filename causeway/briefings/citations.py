"""Which papers take a fact from elsewhere, for the library to say where a thing is used."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.briefings.pack import PAPERS
from causeway.campaign.pack import campaign
from causeway.library.citations import Citation, cites


@cites
def of_the_papers() -> Iterator[Citation]:
    """Yield the sources of the facts in the paper for governors."""
    governors = PAPERS.words().governors
    for fact in campaign().facts:
        if governors is not None and fact.key in governors.facts:
            taken = f"{fact.number}: {fact.text}"
            yield Citation(str(fact.url), _("The paper for governors, of every area"), reverse("places:find"), taken)

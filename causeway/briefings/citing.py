"""Which papers take a fact from elsewhere, for the library to say where a thing is used."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from causeway.campaign.pack import campaign
from causeway.library.citing import Citation, cites


@cites
def of_the_papers() -> Iterator[Citation]:
    """Yield the sources of the facts in the paper for governors."""
    said = campaign()
    if said.papers is None:
        return
    for fact in said.facts:
        if fact.key in said.papers.governors.facts:
            taken = f"{fact.number}: {fact.text}"
            yield Citation(str(fact.url), _("The paper for governors, of every area"), reverse("places:find"), taken)

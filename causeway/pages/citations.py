"""What the campaign's pages point to, for the library to say where a thing is used."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from causeway.fetching.domain.links import links
from causeway.library.citations import Citation, cites
from causeway.pages.models import CampaignPage, ContentPage


@cites
def of_the_campaigns_pages() -> Iterator[Citation]:
    """Yield what the campaign's page takes its facts from, and what plain pages link to."""
    for page in CampaignPage.objects.live():
        for block in page.facts:
            taken = f"{block.value['number']}: {block.value['text']}"
            yield Citation(block.value["url"], _("The campaign’s page, “What has been found”"), f"{page.url}#facts", taken)
        for link in links(page.issue, ""):
            yield Citation(link.address, _("The campaign’s page"), page.url)
    for plain in ContentPage.objects.live():
        for link in links(plain.body, ""):
            yield Citation(link.address, plain.title, plain.url)

"""The pages that staff edit, and what the campaign pack last wrote to each."""

import datetime as dt
import re
import time
from dataclasses import dataclass
from html import unescape
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import strip_tags
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index

from causeway.pages.blocks import ActionBlock, AskBlock, FactBlock, NewsBlock
from causeway.places.page_cache import kept

MOST_SECONDS = 30  # what other rooms lay on a page may be so old
HEADING = re.compile(r"<h2\b[^>]*>(.*?)</h2>", re.DOTALL)  # the editor nests nothing in a heading that ends it
RICH = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link", "blockquote", "hr"]


def rests_on(published: dt.datetime | None) -> str:
    """Return what a kept page rests on besides the figures: when it was published, and the half minute."""
    return f"{published} {int(time.time()) // MOST_SECONDS}"


@dataclass(frozen=True)
class CasePart:
    """A heading of the campaign's case with what stands under it, as rich text. All but the first are folded."""

    title: str
    words: str
    folded: bool


class KeptPage(Page):
    """A page that is the same for every visitor, and so kept: no older than what staff published last, nor than half a minute."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        """Return the page; a preview or one with a query is made anew."""

        def make() -> HttpResponse:
            answer: TemplateResponse = super(KeptPage, self).serve(request, *arguments, **named)
            return answer.render()

        if request.GET or getattr(request, "is_preview", False):
            return make()
        return kept(request, f"page:{self.pk}", make, more=rests_on(self.last_published_at))


class CampaignPage(KeptPage):
    """The campaign's first page. A section with nothing in it is not shown."""

    holds_no_personal_data = "the campaign's published words"

    headline = models.CharField(max_length=90)
    summary = models.TextField(max_length=320)
    issue = RichTextField(features=RICH, blank=True)
    asks = StreamField([("ask", AskBlock())], blank=True)
    actions = StreamField([("action", ActionBlock())], blank=True)
    facts = StreamField([("fact", FactBlock())], blank=True)
    news = StreamField([("item", NewsBlock())], blank=True)

    content_panels: ClassVar[list[Panel]] = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("summary")], heading="First screen"),
        FieldPanel("issue"),
        FieldPanel("asks"),
        FieldPanel("actions"),
        FieldPanel("facts"),
        FieldPanel("news"),
    ]
    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        *(index.SearchField(name) for name in ("headline", "summary", "issue", "asks", "actions", "facts", "news")),
    ]
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["pages.ContentPage"]
    template = "pages/campaign_page.html"

    @property
    def case(self) -> list[CasePart]:
        """Return the case by its headings; what stands before the first heading has none."""
        before, *rest = HEADING.split(self.issue)
        parts = [("", before)] if before.strip() else []
        parts += [(unescape(strip_tags(title)), words) for title, words in zip(rest[::2], rest[1::2], strict=True)]
        return [CasePart(title, words, folded=number > 0) for number, (title, words) in enumerate(parts)]


class ContentPage(KeptPage):
    """A page of plain content."""

    holds_no_personal_data = "the campaign's published words"

    summary = models.TextField(max_length=320, blank=True)
    body = RichTextField(features=RICH)

    content_panels: ClassVar[list[Panel]] = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    search_fields: ClassVar[list[index.BaseField]] = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["pages.CampaignPage", "pages.ContentPage"]
    subpage_types: ClassVar[list[str]] = ["pages.ContentPage"]
    template = "pages/content_page.html"


class PackedPage(models.Model):
    """What the campaign pack last wrote to a page, so that a staff member's own words are known and kept."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="packed")
    key = models.CharField(max_length=80, unique=True)
    pack_sha256 = models.CharField(max_length=64, help_text="of what the pack said")
    page_sha256 = models.CharField(max_length=64, help_text="of what the page then held")

    def __str__(self) -> str:
        return self.key

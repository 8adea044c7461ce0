"""Writing a campaign pack into pages: new pages are made, unchanged ones left, and what staff have edited is kept and named."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from pydantic import BaseModel
from wagtail.models import Page, Site

from causeway.audit.actions import record
from causeway.campaign.pack import Campaign
from causeway.campaign.sections import Say, checksum, theirs_is_kept
from causeway.pages.markdown import to_html
from causeway.pages.models import CampaignPage, ContentPage, PackedPage
from causeway.pages.sections import PAGES

Fields = dict[str, Any]
HOME = "home"


class Noted(StrEnum):
    """What stands in the audit trail."""

    PACK_WRITTEN = "pages.pack-written"
    PACK_MADE = "pages.pack-made"


@dataclass(frozen=True)
class Wanted:
    """One page as the pack would have it. Stream fields are lists of ``(block, values)``."""

    key: str
    model: type[Page]
    slug: str
    title: str
    fields: Fields


def _blocks(name: str, items: Iterable[BaseModel], *without: str) -> list[tuple[str, dict[str, Any]]]:
    return [(name, {key: value for key, value in item.model_dump(mode="json").items() if key not in without}) for item in items]


def wanted_pages(campaign: Campaign, folder: Path) -> list[Wanted]:
    """Return every page of a pack, the campaign's own first."""
    home: Fields = {
        "headline": campaign.headline,
        "summary": campaign.summary,
        "search_description": campaign.summary,
        "issue": to_html(campaign.issue),
        "asks": _blocks("ask", campaign.asks, "key", "nations", "by_questions", "elsewhere"),
        "actions": _blocks("action", campaign.actions, "key"),
        "facts": _blocks("fact", campaign.facts, "key", "checked", "indicator", "also"),
    }
    plain = [
        Wanted(page.slug, ContentPage, page.slug, page.title, {"summary": page.summary, "body": to_html(page.body)})
        for page in PAGES.read(folder)
    ]
    return [Wanted(HOME, CampaignPage, campaign.slug, campaign.name, home), *plain]


def _held(page: Page, fields: Fields) -> str:
    """Return the checksum of what a page holds now in the fields that the pack writes."""
    values = {name: getattr(page, name) for name in fields}
    plain = {name: value.get_prep_value() if hasattr(value, "get_prep_value") else value for name, value in values.items()}
    for stream in plain.values():
        if isinstance(stream, list):
            for block in stream:
                block.pop("id", None)
    return checksum([page.title, plain])


@transaction.atomic
def load(campaign: Campaign, folder: Path, say: Say, *, overwrite: bool = False) -> None:
    """Bring the pages in line with the pack. Loading twice changes nothing."""
    home: Page | None = None
    for wanted in wanted_pages(campaign, folder):
        page = _write(wanted, home, say, overwrite=overwrite)
        home = home or page
    if home is not None:
        _serve(home, campaign)


def _write(wanted: Wanted, parent: Page | None, say: Say, *, overwrite: bool) -> Page:
    packed = PackedPage.objects.filter(key=wanted.key).select_related("page").first()
    pack_sha256 = checksum([wanted.title, wanted.fields])
    if packed is None:
        page = _make(wanted, parent)
        PackedPage.objects.create(page=page, key=wanted.key, pack_sha256=pack_sha256, page_sha256=_held(page, wanted.fields))
        say(f"  {wanted.title}: made")
        return page
    page = packed.page.specific
    if packed.pack_sha256 == pack_sha256 and not overwrite:
        return page
    edited = page.has_unpublished_changes or _held(page, wanted.fields) != packed.page_sha256
    if edited and not overwrite:
        say(theirs_is_kept(wanted.title))
        return page
    if edited or packed.pack_sha256 != pack_sha256:
        _update(page, wanted)
        fresh = wanted.model.objects.get(pk=page.pk)
        PackedPage.objects.filter(pk=packed.pk).update(pack_sha256=pack_sha256, page_sha256=_held(fresh, wanted.fields))
        record(Noted.PACK_WRITTEN, actor="command", subject=page, detail={"key": wanted.key, "over_staff_edits": edited})
        say(f"  {wanted.title}: brought in line with the pack{', over edits by staff' if edited else ''}")
    return page


def _make(wanted: Wanted, parent: Page | None) -> Page:
    page = wanted.model(title=wanted.title, slug=wanted.slug, **wanted.fields)
    (parent or Page.get_first_root_node()).add_child(instance=page)
    page.save_revision().publish()
    record(Noted.PACK_MADE, actor="command", subject=page, detail={"key": wanted.key})
    return wanted.model.objects.get(pk=page.pk)


def _update(page: Page, wanted: Wanted) -> None:
    page.title = wanted.title
    for name, value in wanted.fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def _serve(home: Page, campaign: Campaign) -> None:
    """Make the campaign's page the site's first, and take away the page that Wagtail begins with."""
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"root_page": home, "site_name": campaign.name, "hostname": address.hostname or "localhost", "port": port},
    )
    Page.objects.filter(depth=2, slug="home", content_type__model="page", content_type__app_label="wagtailcore").delete()

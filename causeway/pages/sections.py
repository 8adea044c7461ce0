"""What the pages say of the campaign: ``pages/*.md``, plain pages."""

from pathlib import Path
from typing import Any

from pydantic import Field

from causeway.campaign.sections import Section, text_of, yaml_in
from causeway.campaign.words import PackError, Words
from causeway.frame.area_links import Link as FooterLink


class PlainPage(Words):
    """A page of plain content in Markdown."""

    slug: str = Field(pattern=r"^[a-z0-9-]+$")
    title: str
    summary: str
    in_footer: bool = True
    body: str


def _page(path: Path) -> dict[str, Any]:
    name = f"pages/{path.name}"
    parts = text_of(path).split("---\n", 2)
    front = yaml_in(parts[1], name) if len(parts) == 3 and not parts[0].strip() else None  # noqa: PLR2004  nothing, front matter, body
    if not isinstance(front, dict):
        raise PackError(
            f"{name} in the campaign pack must begin with front matter (title: and summary:) between two lines of ---."
        )
    return {"slug": path.stem, **front, "body": parts[2]}


def _pages(folder: Path) -> list[dict[str, Any]]:
    return [_page(path) for path in sorted(folder.glob("*.md"))]


PAGES = Section[tuple[PlainPage, ...]]("pages", tuple[PlainPage, ...], without=(), load=_pages)


def in_the_footer() -> list[FooterLink]:
    """Return the plain pages that every page's foot leads to."""
    return [FooterLink(f"/{page.slug}/", page.title) for page in PAGES.words() if page.in_footer]

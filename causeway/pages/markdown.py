"""Markdown of the pack as the small set of HTML that the editor knows; nothing else gets through."""

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "a", "b", "i", "blockquote", "br", "hr"}
_RENAMED = {"<strong>": "<b>", "</strong>": "</b>", "<em>": "<i>", "</em>": "</i>"}


def to_html(markdown: str) -> str:
    """Return safe HTML of Markdown, in the editor's own dialect (``b`` and ``i``)."""
    html = MarkdownIt("commonmark").render(markdown)
    for theirs, ours in _RENAMED.items():
        html = html.replace(theirs, ours)
    return nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel=None).strip()

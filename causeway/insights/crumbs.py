"""The frame of a staff page: its heading, its icon, and the way back home."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _


def page(title: str, icon: str, *between: tuple[str, str]) -> dict[str, Any]:
    """Return what Wagtail's frame shows around a page; ``between`` are the pages above it, each as route and title."""
    home = {"url": reverse("wagtailadmin_home"), "label": _("Home")}
    above = [{"url": reverse(route), "label": label} for route, label in between]
    return {"breadcrumbs_items": [home, *above, {"url": "", "label": title}], "header_title": title, "header_icon": icon}

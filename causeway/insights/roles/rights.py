"""What groups and accounts may do, right by right, and which of it somebody else may not."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission

NAMED = 3  # a sentence names as many rights, and counts the others


@dataclass(frozen=True, order=True)
class Right:
    """A permission, and where it holds: everywhere (``kind`` and ``path`` are empty), or under a page, in a collection, for a site.

    ``path`` is the tree's own path, so that what holds above holds below; ``place`` is what people call it.
    """

    name: str
    permission: int
    kind: str = ""
    path: str = ""
    place: str = ""

    def __str__(self) -> str:
        return _("%(right)s (“%(place)s”)") % {"right": self.name, "place": self.place} if self.place else self.name

    def covers(self, other: "Right") -> bool:
        """Whether who holds this one holds the other, too."""
        if self.permission != other.permission:
            return False
        everywhere = not self.kind and other.kind in {"", "site"}
        return everywhere or (bool(self.kind) and self.kind == other.kind and other.path.startswith(self.path))


def given_by(groups: Iterable[Group]) -> set[Right]:
    """Return every right that some groups give."""
    keys = [each.pk for each in groups]
    everywhere = Permission.objects.filter(group__in=keys).distinct()
    return {Right(capfirst(each.name), each.pk) for each in everywhere} | set(_in_places(keys))


def held_by(account: Any) -> set[Right]:
    """Return every right that an account holds by its groups and by itself; superusers hold all without any of these."""
    own = {Right(capfirst(each.name), each.pk) for each in account.user_permissions.all()}
    return own | given_by(account.groups.all())


def beyond(account: Any, rights: Collection[Right]) -> list[Right]:
    """Return those rights that an account does not hold itself, by name."""
    if account.is_superuser or not rights:
        return []
    held: dict[int, list[Right]] = {}
    for each in held_by(account):
        held.setdefault(each.permission, []).append(each)
    return sorted(right for right in rights if not any(mine.covers(right) for mine in held.get(right.permission, ())))


def named(rights: Collection[Right]) -> str:
    """Return rights for a sentence: the first few by name, the others counted."""
    words = [str(each) for each in rights]
    if len(words) <= NAMED + 1:
        return "; ".join(words)
    return _("%(some)s; and %(more)d more") % {"some": "; ".join(words[:NAMED]), "more": len(words) - NAMED}


def _in_places(groups: Collection[int]) -> Iterator[Right]:
    for page in GroupPagePermission.objects.filter(group__in=groups).select_related("permission", "page"):
        yield _placed(page.permission, "page", page.page.path, page.page.get_admin_display_title())
    for kept in GroupCollectionPermission.objects.filter(group__in=groups).select_related("permission", "collection"):
        yield _placed(kept.permission, "collection", kept.collection.path, kept.collection.name)
    for site in GroupSitePermission.objects.filter(group__in=groups).select_related("permission", "site"):
        yield _placed(site.permission, "site", f"{site.site_id}/", str(site.site))


def _placed(permission: Permission, kind: str, path: str, place: str) -> Right:
    return Right(capfirst(permission.name), permission.pk, kind, path, place)

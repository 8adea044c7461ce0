"""Kinds of area in words: so many councils, one health board."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from causeway.areas.models import AreaKind


def counted(kind: str, many: int) -> str:
    """Return a number of areas of a kind: "153 councils", "1 region"."""
    match kind:
        case AreaKind.NATION:
            words = ngettext("%(many)s nation", "%(many)s nations", many)
        case AreaKind.REGION:
            words = ngettext("%(many)s region", "%(many)s regions", many)
        case AreaKind.CONSTITUENCY:
            words = ngettext("%(many)s constituency", "%(many)s constituencies", many)
        case AreaKind.UPPER_TIER:
            words = ngettext("%(many)s council", "%(many)s councils", many)
        case AreaKind.DISTRICT:
            words = ngettext("%(many)s district council", "%(many)s district councils", many)
        case AreaKind.ICB:
            words = ngettext("%(many)s integrated care board", "%(many)s integrated care boards", many)
        case AreaKind.SUB_ICB:
            words = ngettext("%(many)s local NHS area", "%(many)s local NHS areas", many)
        case AreaKind.HEALTH_BOARD:
            words = ngettext("%(many)s health board", "%(many)s health boards", many)
        case _other:
            words = ngettext("%(many)s area", "%(many)s areas", many)
    return words % {"many": f"{many:,}"}


def several(kind: str) -> str:
    """Return what areas of a kind are called together: "councils"."""
    names = {
        AreaKind.NATION: gettext_noop("nations"),
        AreaKind.REGION: gettext_noop("regions"),
        AreaKind.CONSTITUENCY: gettext_noop("constituencies"),
        AreaKind.UPPER_TIER: gettext_noop("councils"),
        AreaKind.DISTRICT: gettext_noop("district councils"),
        AreaKind.ICB: gettext_noop("integrated care boards"),
        AreaKind.SUB_ICB: gettext_noop("local NHS areas"),
        AreaKind.HEALTH_BOARD: gettext_noop("health boards"),
    }
    return _(names.get(AreaKind(kind), gettext_noop("areas")))


def one(kind: str) -> str:
    """Return what an area of a kind is called above its name: "Council"."""
    names = {
        AreaKind.NATION: gettext_noop("Nation"),
        AreaKind.REGION: gettext_noop("Region"),
        AreaKind.CONSTITUENCY: gettext_noop("Constituency"),
        AreaKind.UPPER_TIER: gettext_noop("Council"),
        AreaKind.DISTRICT: gettext_noop("District council"),
        AreaKind.ICB: gettext_noop("NHS integrated care board"),
        AreaKind.SUB_ICB: gettext_noop("Local NHS area"),
        AreaKind.HEALTH_BOARD: gettext_noop("NHS health board"),
    }
    return _(names.get(AreaKind(kind), gettext_noop("Area")))


def short(name: str) -> str:
    """Return a body's name as it is said in a list or a picture: "Kent and Medway" for its integrated care board."""
    if name.endswith(" Integrated Care Board"):
        return name.removesuffix(" Integrated Care Board").removeprefix("NHS ")
    return name

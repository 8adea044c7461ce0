"""What the codes of this room are called where people read them."""

from django.utils.translation import gettext as _

from causeway.roundtables.table.domain.kinds import GuestKind, Mode, Phase
from causeway.roundtables.table.domain.missing import Gap, Missing


def role(key: str) -> str:
    """Return what a partner's role is called; one of an older list is shown as it is."""
    words = {
        "icb-chair": _("Chair of the integrated care board"),
        "health-board-chair": _("Chair of the health board"),
        "director-of-childrens-services": _("Director of children’s services"),
        "lead-member-for-children": _("Lead member for children’s services"),
        "director-of-education": _("Director of education"),
        "education-authority": _("Education Authority"),
        "health-trust": _("Health and Social Care Trust"),
        "healthwatch": _("Healthwatch"),
        "parent-carer-forum": _("Parent carer forum"),
        "parents-group": _("A parents’ group"),
        "speech-and-language-therapy-lead": _("Lead for speech and language therapy"),
        "principal-educational-psychologist": _("Principal educational psychologist"),
        "mental-health-service-lead": _("Lead for children’s mental health services"),
    }
    return words.get(key, key)


def guest_kind(kind: str) -> str:
    """Return as what a guest comes."""
    words = {
        GuestKind.HEAD: _("Headteacher or leader"),
        GuestKind.SENCO: _("SENCO"),
        GuestKind.GOVERNOR: _("Governor"),
        GuestKind.PARTNER: _("Partner"),
        GuestKind.OTHER: _("Somebody else"),
    }
    return words[GuestKind(kind)]


def guest_comes(comes: bool | None) -> str:  # noqa: FBT001  None is a third answer
    """Return what a guest said of the settled day; empty for nothing yet."""
    return {True: _("comes"), False: _("cannot come"), None: ""}[comes]


def phase(value: str) -> str:
    """Return what a kind of school is called; empty where nobody has said."""
    words = {
        Phase.NURSERY: _("Nursery"),
        Phase.PRIMARY: _("Primary"),
        Phase.SECONDARY: _("Secondary"),
        Phase.ALL_THROUGH: _("All-through"),
        Phase.SPECIAL: _("Special"),
        Phase.ALTERNATIVE: _("Alternative provision"),
        Phase.COLLEGE: _("College"),
    }
    return words[Phase(value)] if value else ""


def mode(value: str) -> str:
    """Return how people meet."""
    return {Mode.IN_PERSON: _("In person"), Mode.ONLINE: _("Online"), Mode.HYBRID: _("In person and online")}[Mode(value)]


def gap(missing: Missing) -> str:
    """Return a gap as a sentence."""
    words = {
        Gap.PRIMARY: _("No primary school yet."),
        Gap.SECONDARY: _("No secondary school yet."),
        Gap.SPECIAL: _("No special school yet."),
        Gap.SENCO: _("No SENCO yet: they know each referral."),
        Gap.SEAT: _("Nobody yet from a school in %(seats)s: each MP listens first to their own."),
        Gap.PHASE: _("Of %(count)s we do not know what kind of school they come from: say it below."),
    }
    return words[missing.gap] % {"seats": ", ".join(missing.seats), "count": missing.count}

"""The codes of the room: what is done, where, for whom, and what would help. Each is kept as it stands here."""

from enum import StrEnum


class Kind(StrEnum):
    """What people do."""

    MP_VISIT = "mp-visit"
    MEETING = "meeting"
    STALL = "stall"
    PETITION = "petition"
    GOVERNORS = "governing-body"
    PARENTS = "parents-assembly"
    MEDIA = "media"
    ONLINE_DAY = "online-day"


class Mode(StrEnum):
    """Where people meet."""

    PLACE = "place"
    SCHOOL = "school"
    ONLINE = "online"


class Who(StrEnum):
    """Who may come."""

    ANYONE = "anyone"
    PARENTS = "parents"
    SCHOOL_STAFF = "school-staff"
    MEMBERS = "members"
    INVITED = "invited"


class Need(StrEnum):
    """What would help a host."""

    SPEAKER = "speaker"
    SLIDES = "slides"
    PRESS = "press"
    PROMOTION = "promotion"
    SOMEBODY = "somebody"


class Care(StrEnum):
    """What a host is advised of, only where it matters."""

    SCHOOL_GROUNDS = "school grounds"
    CHILDREN = "children"
    ELECTION = "election"


def care(mode: Mode, *, children: bool, election: bool) -> tuple[Care, ...]:
    """Return what to advise a host of."""
    found = ((Care.SCHOOL_GROUNDS, mode is Mode.SCHOOL), (Care.CHILDREN, children), (Care.ELECTION, election))
    return tuple(each for each, there in found if there)

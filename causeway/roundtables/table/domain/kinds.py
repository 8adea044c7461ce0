"""The small words of a roundtable: how it is held, who comes, and which schools are at the table."""

from enum import StrEnum


class Mode(StrEnum):
    """How people meet."""

    IN_PERSON = "in person"
    ONLINE = "online"
    HYBRID = "hybrid"


class StartFrom(StrEnum):
    """What the seats of a roundtable were proposed from."""

    AUTHORITY = "authority"
    REGION = "region"
    SEATS = "seats"
    SCHOOLS = "schools"


class Role(StrEnum):
    """What an organiser may do: the owner also says who organises with them."""

    OWNER = "owner"
    CO_ORGANISER = "co-organiser"


class GuestKind(StrEnum):
    """As what a guest comes."""

    HEAD = "head"
    SENCO = "SENCO"
    GOVERNOR = "governor"
    PARTNER = "partner"
    OTHER = "other"


class Phase(StrEnum):
    """The kind of school a guest comes from. Empty in a row means: nobody has said."""

    NURSERY = "nursery"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all-through"
    SPECIAL = "special"
    ALTERNATIVE = "alternative provision"
    COLLEGE = "college"


class Can(StrEnum):
    """Whether a guest can do a date."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"

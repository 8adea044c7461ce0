"""What a look-up of a postcode answers."""

from dataclasses import dataclass
from enum import StrEnum


class PostcodeStatus(StrEnum):
    """How far a text that was typed as a postcode gets us."""

    KNOWN = "known"
    UNKNOWN = "unknown"  # well formed, not in our data
    NOT_A_POSTCODE = "not a postcode"
    NORTHERN_IRELAND = "northern ireland"
    CROWN_DEPENDENCY = "crown dependency"
    FORCES = "forces"  # BFPO
    NEW = "new"  # newer than our data; ``also_near`` holds the seat it is probably in
    ENDED = "ended"  # of our data, and no postcode any more; ``also_near`` holds the seats around


@dataclass(frozen=True)
class PostcodeAnswer:
    """The areas of one postcode as GSS codes; ``None`` where there is none or our data does not say.

    ``also_near`` holds constituency codes that other postcodes of the same sector lie in, so that border doubt can be said; of Northern
    Ireland, whose postcodes we do not have, those that schools of the same district stand in. It is a hint, and never an answer.
    ``icb_approximate`` says that the sector's postcodes lie in several ICBs: each was placed by a generalised boundary, and about 0.3% of
    those near one are wrong.
    """

    status: PostcodeStatus
    postcode: str  # as it is written properly, or what was typed
    constituency: str | None = None
    district: str | None = None
    authority: str | None = None
    sub_icb: str | None = None
    icb_2023: str | None = None
    icb_2026: str | None = None
    health_board: str | None = None
    region: str | None = None
    nation: str | None = None
    also_near: tuple[str, ...] = ()
    icb_approximate: bool = False

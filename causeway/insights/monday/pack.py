"""What the campaign says of Monday's five: ``monday.yaml``, the weights, and which MPs sit on a committee that matters to it."""

import datetime as dt

from pydantic import Field

from causeway.campaign.sections import Section
from causeway.campaign.words import Words
from causeway.insights.monday.domain import Reason


class Points(Words):
    """The most points that each reason gives; 0 leaves it out."""

    letters: float = Field(default=3, ge=0, le=10, description="letters arrived and nobody plans a roundtable")
    offered: float = Field(default=3, ge=0, le=10, description="a school offered days and none is settled")
    committee: float = Field(default=2, ge=0, le=10, description="its MP sits on a committee listed below")
    figure: float = Field(default=1, ge=0, le=10, description="a figure of its area is among the worst")
    silence: float = Field(default=2, ge=0, le=10, description="letters arrived and none was answered")


class Committee(Words):
    """A committee and the seats of its members, as its page lists them on the day it was checked."""

    name: str = Field(max_length=120)
    source: str = Field(pattern=r"^https://\S+$", description="the page that lists its members")
    checked: dt.date
    seats: tuple[str, ...] = Field(min_length=1, description="codes of constituencies")


class MondayWords(Words):
    """The weights of Monday's five. A pack without the file has these."""

    points: Points = Points()
    letters_full: int = Field(default=20, ge=1, description="from how many letters on they give all their points")
    silence_days: int = Field(default=28, ge=1, description="after how many days without an answer silence gives all its points")
    aside_days: int = Field(default=28, ge=1, le=365, description="for how long a seat stays away that somebody set aside")
    why: str = Field(default="", description="why it weighs so; shown beside the weights")
    committees: tuple[Committee, ...] = ()

    def of(self, reason: Reason) -> float:
        """Return the most points a reason gives."""
        found: float = getattr(self.points, reason.name.lower())
        return found

    def knows(self, reason: Reason) -> bool:
        """Whether anything is known here by which a reason could hold: who sits on a committee stands in no list but the pack's."""
        return reason is not Reason.COMMITTEE or bool(self.committees)


MONDAY = Section[MondayWords]("monday.yaml", MondayWords, without=MondayWords())

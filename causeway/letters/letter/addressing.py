"""To whom a letter goes: the MP of the writer's seat, or the holder of an office where that office decides."""

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from causeway.representatives.addressees.addressee import Addressee
from causeway.representatives.directory import offices
from causeway.representatives.members.queries import Seat

OF_THE_SEAT: Mapping[str, str] = {
    "office": "",
    "office_area": "",
    "holder_name": "",
}  # what a draft keeps whose seat says to whom


class Addressed(Protocol):
    """What a draft and a letter keep of whom they are for."""

    @property
    def seat_code(self) -> str:
        """The writer's seat, by home or by school."""

    @property
    def office(self) -> str:
        """The post that is written to, as our rows write it."""

    @property
    def office_area(self) -> str:
        """The code of the area it was asked for."""

    @property
    def holder_name(self) -> str:
        """Whom the letter greets, as far as they were chosen by name."""


def addressed(of: Addressed, seat: Seat, on: dt.date) -> Addressee:
    """Return to whom a draft or a letter goes on a day; an office whose area is no more is the seat's MP again."""
    return offices.addressee(of.office, of.office_area, of.holder_name, seat, on)

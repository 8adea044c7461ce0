"""A public consultation, or an inquiry, that a governing body may answer."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Consulted:
    """Who asks what until when, where it stands, by when governors decide, and what staff of the campaign say of it.

    ``is_inquiry`` tells the evidence that a committee of Parliament takes from a consultation. ``read_on`` is the day on which it was read.
    """

    title: str
    asked_by: str
    address: str
    closes: dt.date | None
    decide_by: dt.date | None
    says: str
    read_on: dt.date
    is_inquiry: bool = False

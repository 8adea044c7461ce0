"""The steps of a letter that are counted, and how far each leads."""

from enum import StrEnum


class Step(StrEnum):
    """How far a letter came, in order. Each is counted by day, and nothing ties one step of a letter to its next."""

    OPENED = "opened"  # a person opened the page on which letters begin: once an hour from one address
    BEGUN = "begun"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    DELIVERED = "delivered"
    ANSWERED = "answered"

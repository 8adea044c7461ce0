"""Plainly invented seats and members."""

import datetime as dt
from dataclasses import replace

from causeway.representatives.members.domain.listing import Listed, Listing

DAY = dt.date(2026, 6, 27)
ELECTED = dt.date(2024, 7, 4)
NAMES = {"E14000001": "Exampleton", "E14000002": "Sampleford & Môckham", "E14000003": "Trial Bridge"}


def listed(code, number, **changes):
    row = Listed(
        code, number, f"Dr Ann Example{number}", f"Rt Hon Ann Example{number} MP", "", "Example", f"mp{number}@example.org"
    )
    return replace(row, **{"since": ELECTED, **changes})


def a_list(*rows, as_at=DAY, by_elections=()):
    rows = rows or tuple(listed(code, number) for number, code in enumerate(NAMES, start=1))
    digest = str(abs(hash((as_at, rows, tuple(by_elections)))))
    return Listing(as_at, "an example", digest, tuple(rows), tuple(by_elections))

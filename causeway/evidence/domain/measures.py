"""What kind of number a measure is, which decides the statistics that may be done with it."""

from enum import StrEnum


class Kind(StrEnum):
    """How a value arises."""

    PROPORTION = "proportion"  # counted things among counted things: Wilson, binomial limits
    RATE = "rate"  # events among people: Byar, Poisson limits
    COUNT = "count"  # how many; large areas have more, so areas are not compared by it
    MEDIAN = "median"  # or another percentile, as published: no interval can be computed
    AMOUNT = "amount"  # money, a ratio or a score, as published: no interval can be computed

"""How a number is shown: rounded half up, as a person would by hand, with its unit."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import lru_cache

MOST_DECIMALS = 2  # on a scale


class Unit(StrEnum):
    """What a value is counted in."""

    PERCENT = "percent"
    DAYS = "days"
    WEEKS = "weeks"
    COUNT = "count"
    RATE = "rate"  # so many per 1,000 or 10,000; the measure says which
    POUNDS = "pounds"
    RATIO = "ratio"  # of one thing to another, such as pupils to a teacher
    SCORE = "score"


@lru_cache(maxsize=4096)  # a council's figures stand on the pages of all its seats
def rounded(value: float, decimals: int = 0) -> Decimal:
    """Round half away from zero to ``decimals`` places; 0.5 becomes 1 and 2.675 becomes 2.68, unlike binary rounding."""
    step = Decimal(1).scaleb(-decimals)
    return Decimal(repr(float(value))).quantize(step, rounding=ROUND_HALF_UP)


def number(value: float, decimals: int = 0) -> str:
    """Return the number with thousands separated: 3475 becomes "3,475"."""
    shown = rounded(value, decimals)
    text = f"{shown:,}"
    return text.removeprefix("-") if not shown else text.replace("-", "−")


def is_bound(value: float, decimals: int) -> bool:
    """Return whether a percentage rounds to none or to all though it is neither, and so is said as a bound."""
    return 0 < value < 100 and rounded(value, decimals) in (0, 100)  # noqa: PLR2004  per cent


def _percent(value: float, decimals: int) -> str:
    """Return "under 1%" for 0.3 and "over 99%" for 99.7: a few of many is not none, and most is not all."""
    if not is_bound(value, decimals):
        return f"{number(value, decimals)}%"
    step = Decimal(1).scaleb(-decimals)
    return f"over {100 - step}%" if rounded(value, decimals) else f"under {step}%"


@lru_cache(maxsize=4096)  # a nation's figure stands on every page of its areas
def display(value: float, unit: Unit, decimals: int = 0) -> str:
    """Return the value with its unit: "46.4%", "248 days", "1 day", "3,475"."""
    shown = number(value, decimals)
    match unit:
        case Unit.PERCENT:
            return _percent(value, decimals)
        case Unit.DAYS:
            return f"{shown} day" if shown == "1" else f"{shown} days"
        case Unit.WEEKS:
            return f"{shown} week" if shown == "1" else f"{shown} weeks"
        case Unit.POUNDS:
            return f"−£{shown.removeprefix('−')}" if shown.startswith("−") else f"£{shown}"
        case Unit.COUNT | Unit.RATE | Unit.RATIO | Unit.SCORE:
            return shown


def written(unit: Unit) -> Callable[[float], str]:
    """Return how a round number on a scale is written, with as few decimals as it needs: "20%", "0.5%", "300 days"."""

    def write(value: float) -> str:
        decimals = next((each for each in range(MOST_DECIMALS) if round(value, each) == round(value, 6)), MOST_DECIMALS)
        return display(value, unit, decimals)

    return write


def display_range(lower: float, upper: float, unit: Unit, decimals: int = 0) -> str:
    """Return an interval as words: "33% to 36%"."""
    return f"{display(lower, unit, decimals)} to {display(upper, unit, decimals)}"

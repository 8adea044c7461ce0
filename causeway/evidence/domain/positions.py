"""Where an area stands among others of its kind, and what that rests on."""

from enum import StrEnum


class Basis(StrEnum):
    """What a comparison rests on."""

    CHANCE = "chance"  # numerators and denominators: exact limits, over-dispersion, p-values
    SPREAD = "spread"  # values alone: distance from the middle in units of the areas' own spread; no test of chance
    NONE = "none"  # not compared: a plain count, or too few areas


class Position(StrEnum):
    """Where a value lies, seen from the limits; below and above say nothing of good and bad."""

    FAR_BELOW = "far below"  # outside the 99.8% limits
    BELOW = "below"  # outside the 95% limits
    WITHIN = "within"
    ABOVE = "above"
    FAR_ABOVE = "far above"

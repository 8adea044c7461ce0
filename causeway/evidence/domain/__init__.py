"""Plain Python about figures: intervals, rounding, the words and the geometry of a comparison."""

"""From the observations of current releases to the rows of stored comparisons, in one pass over arrays."""

"""Plain rules for what may be said of a figure, how grave it is, and what comes first."""

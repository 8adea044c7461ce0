"""Partners: a front of their own, what they may put on their sites, and their totals."""

"""How often papers about a seat were taken: counts of days, and nobody in them."""

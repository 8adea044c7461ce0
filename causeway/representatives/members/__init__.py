"""Members of Parliament: who holds which seat, and how to address them."""

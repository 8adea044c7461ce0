"""A survey as staff write it, seal it, and correct it in public."""

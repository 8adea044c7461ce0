"""Totals of letters, kept as they move: by seat, and by step and day. Nobody is in them."""

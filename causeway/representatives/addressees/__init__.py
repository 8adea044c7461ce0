"""Whoever can be written to: one type, with one set of words for each kind of post."""

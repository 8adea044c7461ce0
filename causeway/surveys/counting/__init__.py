"""Counting answers, letting go of whose they were, and working out what may be told."""

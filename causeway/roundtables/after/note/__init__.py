"""The note of the day."""

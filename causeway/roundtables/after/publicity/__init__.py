"""The note for the press, and posts."""

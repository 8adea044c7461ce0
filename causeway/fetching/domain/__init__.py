"""The rules of fetching as plain Python."""

"""The rules of dates, in plain Python."""

"""Dates: offered, asked about, settled, and in calendars."""

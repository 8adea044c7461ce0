"""Entries of people's calendars (RFC 5545, 5546), as files and as mail; no models, no pages."""

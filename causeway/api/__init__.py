"""The same figures and areas for other people's programs, as JSON."""

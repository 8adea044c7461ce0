"""People and their consent."""

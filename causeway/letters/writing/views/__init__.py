"""Pages on which a letter is written."""

"""A directory as a file and its offices, in plain Python."""

"""Template tags of the pages of places."""

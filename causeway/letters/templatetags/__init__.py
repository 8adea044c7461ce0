"""Template tags of the letters room."""

"""Template tags of the briefings room."""

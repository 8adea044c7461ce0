"""Template tags of the motions."""

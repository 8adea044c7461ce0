"""The table of moves: what may become of a thing, and every other move refused."""

"""Commands of the letters room."""

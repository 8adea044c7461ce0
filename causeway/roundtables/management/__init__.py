"""Commands of the roundtables room."""

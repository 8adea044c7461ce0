"""Tags of the roundtables room."""

"""Commands of the evidence room."""

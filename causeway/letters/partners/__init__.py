"""Partners, on whose own sites a letter may begin."""

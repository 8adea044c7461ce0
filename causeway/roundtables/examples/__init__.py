"""Good examples to begin from."""

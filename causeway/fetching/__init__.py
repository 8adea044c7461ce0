"""Reading other people's servers safely."""

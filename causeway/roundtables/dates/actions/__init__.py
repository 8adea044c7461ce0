"""Acts about dates."""

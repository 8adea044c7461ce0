"""Acts that send a letter."""

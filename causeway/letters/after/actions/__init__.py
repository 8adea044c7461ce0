"""Acts after a letter went."""

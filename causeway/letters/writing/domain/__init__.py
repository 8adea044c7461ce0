"""The rules of writing a letter, in plain Python."""

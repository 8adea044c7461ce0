"""The rules of what comes after a letter, in plain Python."""

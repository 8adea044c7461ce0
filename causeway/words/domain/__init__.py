"""Rules about words, in plain Python."""

"""What came in: items, each kept once."""

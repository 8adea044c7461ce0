"""Writing a letter in one's own words, step by step."""

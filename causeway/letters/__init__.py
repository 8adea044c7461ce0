"""Writing to an MP in one's own words, and having it delivered."""

"""Which places and people an item is about, found by the names that the site knows."""

"""What everybody sees: list, map, page, feeds, and the box for partners."""

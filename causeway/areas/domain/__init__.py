"""Plain Python about areas and postcodes."""

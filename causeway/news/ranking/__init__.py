"""What stands first: relevance, place and freshness, each shown."""

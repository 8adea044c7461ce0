"""Who holds the offices beside an MP's, as directories say."""

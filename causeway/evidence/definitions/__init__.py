"""What each indicator and source is, read from reviewed YAML."""

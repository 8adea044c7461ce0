"""What is worth reading, watching and taking along: checked, dated, and searchable inside its files."""

"""Forms of address and lists of MPs, in plain Python."""

"""Forms of address, lists of MPs and their checks as plain Python."""

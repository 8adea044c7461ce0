"""The editor's desk: what came in, what matters and why, and a digest of what was picked."""

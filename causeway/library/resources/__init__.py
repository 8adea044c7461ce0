"""A resource: what it is, who finds it, who keeps it."""

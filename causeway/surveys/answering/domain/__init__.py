"""Which page comes next, and what may become of somebody’s answers; plain Python."""

"""What a file of branches may hold, and what it would change; plain Python."""

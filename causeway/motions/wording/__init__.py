"""What a motion says: clauses, the model they came from, and what became of each."""

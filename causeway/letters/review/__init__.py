"""Letters that a person looks at before they go."""

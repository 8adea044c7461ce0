"""What we cite from a resource, kept word for word: staff are told when it changed there, and what here leans on it."""

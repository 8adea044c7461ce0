"""Management commands of the representatives room."""

"""The run sheet."""

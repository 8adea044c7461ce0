"""The papers for the day."""

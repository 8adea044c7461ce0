"""The language: its words, its grammar, and what a query means."""

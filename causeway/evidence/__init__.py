"""Figures about areas, each with its source."""

"""Carrying a motion: whoever drafts it, and what becomes of it in its body."""

"""Renderers: each turns a document tree into a file, and knows nothing of the database."""

"""Answering one: a thing a page, kept as one goes, sent once."""

"""Newsletters: written by staff as blocks, read as any reader would, sent once to each who asked for them."""

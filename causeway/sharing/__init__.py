"""Sharing: words and links for networks, counted without people."""

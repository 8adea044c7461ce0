"""Sums, what is known of them, and the attack; plain Python."""

"""Asking for delivery, confirming it, and letting a letter go."""

"""Proposing an activity, without an account, on one page."""

"""Signing up without an account: places, a waiting list that moves by itself, a reminder."""

"""Roles: what each group of staff may do, and no more."""

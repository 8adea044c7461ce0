"""Invitations to MPs and what their offices answer."""

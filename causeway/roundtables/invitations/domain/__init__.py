"""The rules of invitations, in plain Python."""

"""Passkeys: a second key of staff that cannot be given away to a page that only looks like ours."""

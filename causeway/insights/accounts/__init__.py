"""Staff accounts: signing in, one's own password, the second factor, a forgotten password."""

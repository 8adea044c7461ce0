"""People without accounts: verified by e-mail, known by a link, held to limits."""

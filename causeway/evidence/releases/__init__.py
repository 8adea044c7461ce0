"""Taking in, checking and keeping releases of published figures."""

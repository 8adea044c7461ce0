"""Area, school and indicator pages: what is published about a place."""

"""One language for searching, with one meaning in Python, SQLite and PostgreSQL; and the index of what can be found on the site."""

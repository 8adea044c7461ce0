"""Writing what ships in ``reference/areas`` from the published files. Not used while the site runs."""

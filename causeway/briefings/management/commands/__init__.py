"""Build, load and fetch evidence."""

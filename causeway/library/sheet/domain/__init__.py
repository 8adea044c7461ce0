"""A spreadsheet of the library as plain Python."""

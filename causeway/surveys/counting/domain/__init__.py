"""Raking, tables without small cells, and differences that are no chance; plain Python."""

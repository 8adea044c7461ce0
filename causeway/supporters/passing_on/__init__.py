"""Passing supporters on: as a file, and, where a setting says so, to another tool; to nobody by default, and never silently."""

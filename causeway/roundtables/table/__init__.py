"""A roundtable, who organises it, and who sits at it."""

"""The rules of a letter in plain Python: how it is put together, counted, checked, and what may become of it."""

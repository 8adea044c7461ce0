"""Plain statistics of areas: how far they differ, which of them stand out, and how sure one can be."""

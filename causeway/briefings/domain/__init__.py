"""Plain Python: what a paper is made of."""

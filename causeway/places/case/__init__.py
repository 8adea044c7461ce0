"""The page of one place, an area or a school: what it tells first, and every figure by service."""

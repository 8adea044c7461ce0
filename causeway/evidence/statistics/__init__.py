"""How areas differ and how sure one can be of it, computed once for each set of releases and stored."""

"""How areas stand and how unequal they are: computed once for each set of releases, stored and read."""

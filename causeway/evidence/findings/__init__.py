"""What is said of an area: which findings stand, in what order, in which words. Everything that speaks of an area asks here."""

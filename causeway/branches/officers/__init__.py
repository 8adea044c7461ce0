"""Officers: who speaks for a branch, confirmed by staff, until their term ends."""

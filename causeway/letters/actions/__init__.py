"""Everything that changes a draft or a letter: one function for one act."""

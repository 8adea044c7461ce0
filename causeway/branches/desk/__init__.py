"""The desk: what an officer sees of their branch and its area."""

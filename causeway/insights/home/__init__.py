"""What staff see when they have signed in."""

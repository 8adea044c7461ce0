"""What staff see of the roundtables."""

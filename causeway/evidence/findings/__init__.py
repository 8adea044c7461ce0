"""What there is to say of an area, in what order, in sentences."""

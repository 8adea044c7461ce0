"""What the campaign pack brings to the library."""

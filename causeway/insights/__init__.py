"""What the campaign's staff see."""

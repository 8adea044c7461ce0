"""What is public of a motion: each version that staff have read, with its proof."""

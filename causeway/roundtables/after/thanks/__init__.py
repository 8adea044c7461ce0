"""Letters of thanks."""

"""The domain of sharing."""

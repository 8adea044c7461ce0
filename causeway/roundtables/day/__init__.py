"""The day itself."""

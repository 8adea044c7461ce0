"""What hosts do with their own activities."""

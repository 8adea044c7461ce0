"""The rules of an activity, in plain Python."""

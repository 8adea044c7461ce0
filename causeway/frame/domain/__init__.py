"""Rules of the frame, in plain Python."""

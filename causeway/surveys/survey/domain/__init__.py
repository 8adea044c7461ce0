"""What a survey is made of, and what may become of it; plain Python."""
